import { type Check, LONGEST } from "../kernel/check.ts";

/** Rooms of one kind of building: how many of each. */
export type Buildings = {
  readonly from: number;
  readonly to: number;
  readonly units: number;
  readonly floors: number;
  readonly roomsPerFloor: number;
};
export type ProjectInput = {
  readonly code: string;
  readonly name: string;
  readonly city: string;
  /** Projects of one area share staff. */
  readonly area: number;
  readonly buildings: readonly Buildings[];
};

/** INT-3: it begins the number of every complaint. */
const CODE = /^[A-Z]{2,5}$/;
const MOST = { area: 999, building: 999, units: 20, floors: 99, roomsPerFloor: 99, rows: 50, rooms: 20_000 };

export function checkProject(check: Check, given: ProjectInput): ProjectInput {
  const code = given.code.trim().toUpperCase();
  if (!CODE.test(code)) check.fault("code", "MALFORMED");
  const name = check.text("name", given.name, LONGEST.name);
  const city = check.text("city", given.city, LONGEST.short);
  within(check, "area", given.area, MOST.area);
  if (given.buildings.length > MOST.rows) check.fault("buildings", "TOO_MANY", String(MOST.rows));
  const buildings = given.buildings.slice(0, MOST.rows);
  buildings.forEach((row, index) =>
    checkBuildings(check, row, buildings.slice(0, index), `buildings.${index}`),
  );
  if (roomsIn(buildings) > MOST.rooms) check.fault("buildings", "TOO_MANY", String(MOST.rooms));
  return { code, name, city, area: given.area, buildings };
}

function checkBuildings(check: Check, row: Buildings, before: readonly Buildings[], path: string): void {
  within(check, `${path}.from`, row.from, MOST.building);
  within(check, `${path}.to`, row.to, MOST.building, Math.max(1, row.from));
  within(check, `${path}.units`, row.units, MOST.units);
  within(check, `${path}.floors`, row.floors, MOST.floors);
  within(check, `${path}.roomsPerFloor`, row.roomsPerFloor, MOST.roomsPerFloor);
  if (before.some((other) => row.from <= other.to && other.from <= row.to))
    check.fault(`${path}.from`, "TAKEN");
}

function within(check: Check, path: string, value: number, most: number, least = 1): void {
  if (value < least || value > most) check.fault(path, "OUT_OF_RANGE", `${least}–${most}`);
}

function roomsIn(buildings: readonly Buildings[]): number {
  return buildings.reduce(
    (sum, { from, to, units, floors, roomsPerFloor }) =>
      sum + (to - from + 1) * units * floors * roomsPerFloor,
    0,
  );
}
