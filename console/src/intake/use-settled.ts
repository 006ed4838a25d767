import { useEffect, useState } from "react";

/** The value once it has stood still for a moment: what is worth asking the server about. */
export function useSettled<Value>(value: Value, pause: number): Value {
  const [settled, setSettled] = useState(value);
  useEffect(
    function waitForStillness() {
      const timer = setTimeout(() => setSettled(value), pause);
      return () => clearTimeout(timer);
    },
    [value, pause],
  );
  return settled;
}
