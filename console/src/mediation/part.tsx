import type { ComponentProps } from "react";
import { Field } from "../ui/field.tsx";

type Props = ComponentProps<typeof Field> & {
  /** As the server names it, such as `terms.0.dueDate`. */
  readonly path: string;
};

/** A field of an agreement that what is found in it can lead to. */
export function Part({ path, ...field }: Props) {
  return (
    <div data-path={path}>
      <Field {...field} />
    </div>
  );
}
