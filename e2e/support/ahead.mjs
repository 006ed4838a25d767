// Loaded before the product: its clock runs so many milliseconds ahead, everything else is as it is.
const ahead = Number(process.env["E2E_AHEAD_MS"] ?? "0");
const RealDate = Date;
globalThis.Date = class extends RealDate {
  constructor(...given) {
    if (given.length === 0) super(RealDate.now() + ahead);
    else super(...given);
  }
  static now() {
    return RealDate.now() + ahead;
  }
};
