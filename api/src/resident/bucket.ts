import type { Reader } from "../kernel/sql.ts";

/** A leaky bucket, the same one for all processes: so much fits in, so much runs out in an hour. */
export type Bucket = { readonly key: string; readonly capacity: number; readonly perHour: number };

/** Puts an amount in; false when it would run over, and then nothing was put in. One statement. */
export async function pour(reader: Reader, bucket: Bucket, amount: number, now: Date): Promise<boolean> {
  const { key, capacity, perHour } = bucket;
  if (amount > capacity) return false;
  const poured = await reader.query(POUR, [key, amount, capacity, perHour / 3_600, now], "bucket_pour");
  return poured.length > 0;
}

/** How full it is now, of its capacity. */
export async function levelOf(reader: Reader, { key, perHour }: Bucket, now: Date): Promise<number> {
  const [row] = await reader.query<{ level: number }>(LEVEL, [key, perHour / 3_600, now], "bucket_level");
  return row?.level ?? 0;
}

const POUR = `
  insert into bucket as b (key, level, at) values ($1, $2, $5)
  on conflict (key) do update
     set level = greatest(0, b.level - greatest(0, extract(epoch from $5::timestamptz - b.at)) * $4) + $2,
         at = greatest(b.at, $5)
   where greatest(0, b.level - greatest(0, extract(epoch from $5::timestamptz - b.at)) * $4) + $2 <= $3
  returning level`;

const LEVEL = `
  select greatest(0, level - greatest(0, extract(epoch from $3::timestamptz - at)) * $2)::float8 as level
    from bucket where key = $1`;
