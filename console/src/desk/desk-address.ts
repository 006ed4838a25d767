import {
  CATEGORIES,
  CHANNELS,
  type Category,
  type Channel,
  PRIORITIES,
  type Priority,
  STATES,
  type State,
} from "@heyi/schema/vocabulary/complaint.ts";
import type { QueueFilter } from "../../generated/graphql.ts";

export const VIEWS = ["OPEN", "UNASSIGNED", "MINE", "DUE_SOON", "OVERDUE", "ESCALATED", "ENDED"] as const;
export type View = (typeof VIEWS)[number];

/** All that the desk shows stands in its address, so that a link opens the same. */
export type DeskAddress = {
  readonly view: View;
  /** Codes; empty means all. */
  readonly projects: readonly string[];
  readonly categories: readonly Category[];
  readonly states: readonly State[];
  readonly priorities: readonly Priority[];
  readonly channels: readonly Channel[];
  readonly staffId: string | undefined;
  readonly text: string;
  /** The number of the complaint shown beside the queue. */
  readonly complaint: string | undefined;
};

export function readAddress(search: URLSearchParams): DeskAddress {
  return {
    view: known(search, "view", VIEWS)[0] ?? "OPEN",
    projects: list(search, "project"),
    categories: known(search, "category", CATEGORIES),
    states: known(search, "state", STATES),
    priorities: known(search, "priority", PRIORITIES),
    channels: known(search, "channel", CHANNELS),
    staffId: search.get("person") ?? undefined,
    text: search.get("text") ?? "",
    complaint: search.get("complaint") ?? undefined,
  };
}

function list(search: URLSearchParams, name: string): string[] {
  return (search.get(name) ?? "").split(",").filter((part) => part !== "");
}

function known<Code extends string>(search: URLSearchParams, name: string, codes: readonly Code[]): Code[] {
  const given = new Set(list(search, name).map((part) => part.toUpperCase().replaceAll("-", "_")));
  return codes.filter((code) => given.has(code));
}

export function writeAddress(address: Partial<DeskAddress>): URLSearchParams {
  const search = new URLSearchParams();
  const put = (name: string, codes: readonly string[] | undefined) => {
    if (codes?.length)
      search.set(name, codes.map((code) => code.toLowerCase().replaceAll("_", "-")).join(","));
  };
  if (address.view !== undefined && address.view !== "OPEN") put("view", [address.view]);
  if (address.projects?.length) search.set("project", address.projects.join(","));
  put("category", address.categories);
  put("state", address.states);
  put("priority", address.priorities);
  put("channel", address.channels);
  if (address.staffId !== undefined) search.set("person", address.staffId);
  if (address.text) search.set("text", address.text);
  if (address.complaint !== undefined) search.set("complaint", address.complaint);
  return search;
}

export function deskPath(address: Partial<DeskAddress>): string {
  // A comma may stand in a query as it is, and reads better.
  const search = writeAddress(address).toString().replaceAll("%2C", ",");
  return search === "" ? "/desk" : `/desk?${search}`;
}

/** The filter without what the address shows beside the list. */
export function toFilter(
  address: DeskAddress,
  projects: readonly { id: string; code: string }[],
): QueueFilter {
  const ids = projects
    .filter((project) => address.projects.includes(project.code))
    .map((project) => project.id);
  return {
    view: address.view,
    ...(ids.length > 0 && { projectIds: ids }),
    ...(address.categories.length > 0 && { categories: [...address.categories] }),
    ...(address.states.length > 0 && { states: [...address.states] }),
    ...(address.priorities.length > 0 && { priorities: [...address.priorities] }),
    ...(address.channels.length > 0 && { channels: [...address.channels] }),
    ...(address.staffId !== undefined && { staffId: address.staffId }),
    ...(address.text.trim() !== "" && { text: address.text.trim() }),
  };
}

/** How many filters are set beside view, project and search. */
export function filtersSet(address: DeskAddress): number {
  const { categories, states, priorities, channels, staffId } = address;
  return (
    [categories, states, priorities, channels].filter((codes) => codes.length > 0).length + (staffId ? 1 : 0)
  );
}

/** What a saved view keeps: everything but the complaint that happened to be open. */
export function viewQuery(address: DeskAddress): string {
  return writeAddress({ ...address, complaint: undefined }).toString();
}
