/** Which page: a complaint by its tracking code, the form of an estate, the check of an agreement's hash, a mediation case by a party's code, or the door where one gives a code. */
export type Place =
  | { readonly kind: "tracked"; readonly code: string }
  | { readonly kind: "verify"; readonly hash: string }
  | { readonly kind: "party"; readonly code: string }
  | { readonly kind: "report"; readonly projectCode: string }
  | { readonly kind: "door" };

const REPORT = /^\/r\/new\/([^/]+)\/?$/;

/** The tracking code stands behind the #: that part no browser sends anywhere, so no log of any proxy holds it. */
export function placeOf({ pathname, hash }: Pick<Location, "pathname" | "hash">): Place {
  const estate = REPORT.exec(pathname)?.[1];
  if (estate !== undefined) return { kind: "report", projectCode: decodeURIComponent(estate) };
  if (/^\/r\/verify\/?$/.test(pathname)) return { kind: "verify", hash: hash.slice(1).toLowerCase() };
  const code = plainCode(decodeURIComponent(hash.slice(1)));
  if (/^\/r\/party\/?$/.test(pathname)) return { kind: "party", code };
  return code === "" ? { kind: "door" } : { kind: "tracked", code };
}

export function addressOfCode(code: string): string {
  return `/r#${code}`;
}

export function plainCode(text: string): string {
  return text.replaceAll(/[\s-]/g, "").toUpperCase();
}

/** In groups of four, as it is read out. */
export function spelled(code: string): string {
  return plainCode(code).replaceAll(/(.{4})(?=.)/g, "$1-");
}
