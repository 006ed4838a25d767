import { useQuery } from "urql";
import { Bones, Failed } from "../ui/states.tsx";
import { MessageTemplatesQuery } from "./documents.ts";
import { TemplateForm } from "./template-form.tsx";

export function Templates() {
  const [{ data, error }, again] = useQuery({ query: MessageTemplatesQuery, requestPolicy: "network-only" });
  const reload = () => again({ requestPolicy: "network-only" });
  if (data === undefined)
    return error === undefined ? (
      <Bones lines={8} />
    ) : (
      <Failed network={!!error.networkError} onRetry={reload} />
    );
  return data.messageTemplates.map((template) => (
    <TemplateForm key={`${template.kind} ${template.text}`} template={template} done={reload} />
  ));
}
