import { type ReactNode, useId } from "react";
import styles from "./field.module.css";

type Given = {
  readonly id: string;
  readonly status?: "error";
  readonly "aria-invalid"?: true;
  readonly "aria-describedby"?: string;
};
type Props = {
  readonly label: string;
  readonly fault: string | undefined;
  readonly children: (given: Given) => ReactNode;
};

/** A field under its label, with what is wrong below it. */
export function Field({ label, fault, children }: Props) {
  const id = useId();
  const told = `${id}told`;
  const faulty =
    fault !== undefined && ({ status: "error", "aria-invalid": true, "aria-describedby": told } as const);
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      {children({ id, ...faulty })}
      {fault !== undefined && (
        <p id={told} role="alert" className={styles.told}>
          {fault}
        </p>
      )}
    </div>
  );
}
