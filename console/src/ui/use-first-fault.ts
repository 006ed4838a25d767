import { useEffect, useRef } from "react";

/** Goes to the first field of a form that does not hold, each time the form is refused. */
export function useFirstFault(refusals: number) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(
    function goToTheFirstFault() {
      if (refusals > 0) form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
    },
    [refusals],
  );
  return form;
}
