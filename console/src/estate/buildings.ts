/** Buildings of one kind as they are entered; null where nothing stands yet. */
export type Row = {
  readonly from: number | null;
  readonly to: number | null;
  readonly units: number | null;
  readonly floors: number | null;
  readonly roomsPerFloor: number | null;
};
export const COLUMNS = ["from", "to", "units", "floors", "roomsPerFloor"] as const;

export function nextRow(rows: readonly Row[]): Row {
  const from = Math.max(0, ...rows.map(({ to }) => to ?? 0)) + 1;
  const last = rows.at(-1);
  return {
    from,
    to: from,
    units: last?.units ?? 2,
    floors: last?.floors ?? 18,
    roomsPerFloor: last?.roomsPerFloor ?? 2,
  };
}

/** How many rooms the rows make; null while one of them is not whole. */
export function roomsIn(rows: readonly Row[]): number | null {
  let rooms = 0;
  for (const { from, to, units, floors, roomsPerFloor } of rows) {
    if (from === null || to === null || units === null || floors === null || roomsPerFloor === null)
      return null;
    if (to < from) return null;
    rooms += (to - from + 1) * units * floors * roomsPerFloor;
  }
  return rooms;
}

/** As the API takes them: what was left empty is refused there at its field. */
export function given(rows: readonly Row[]) {
  return rows.map((row) => ({
    from: row.from ?? 0,
    to: row.to ?? 0,
    units: row.units ?? 0,
    floors: row.floors ?? 0,
    roomsPerFloor: row.roomsPerFloor ?? 0,
  }));
}
