/** Chinese mobile numbers, landlines with area code, and service numbers such as 400-800-1234 or 12345. */
const PHONE = /^(?:1[3-9]\d{9}|0\d{9,11}|[48]00\d{7}|\d{5,8})$/;

/** A phone as digits grouped 3-4-4 for a mobile; null when it is no phone number. Spaces, dashes and +86 are taken off. */
export function normalPhone(text: string): string | null {
  const digits = phoneDigits(text.replace(/^\s*(?:\+|00)86/, ""));
  if (!PHONE.test(digits) || /[^\d\s+()-]/.test(text)) return null;
  return digits.length === 11 && digits.startsWith("1")
    ? `${digits.slice(0, 3)}-${digits.slice(3, 7)}-${digits.slice(7)}`
    : digits;
}

export function phoneDigits(text: string): string {
  return text.replaceAll(/\D/g, "");
}

/** AUD-2: the first three and the last four digits. */
export function maskedPhone(phone: string): string {
  const digits = phoneDigits(phone);
  if (digits.length < 8) return "*".repeat(digits.length);
  return `${digits.slice(0, 3)}${"*".repeat(digits.length - 7)}${digits.slice(-4)}`;
}

/** AUD-2: the family name alone (张某). */
export function maskedName(name: string): string {
  const [first = ""] = name;
  return `${first}某`;
}
