import type { Category } from "@heyi/schema/vocabulary/complaint.ts";
import { AutoComplete, Form } from "antd";
import { useQuery } from "urql";
import { SubCategoriesQuery } from "./documents.ts";

type Props = { readonly label: string; readonly category: Category | undefined };

/** The company's own words for a category, offered while one types; another word may stand here too. */
export function SubCategoryField({ label, category }: Props) {
  const [{ data }] = useQuery({ query: SubCategoriesQuery, requestPolicy: "cache-and-network" });
  const words = (data?.subCategories ?? []).filter((word) => word.category === category);
  return (
    <Form.Item name="subCategory" label={label}>
      <AutoComplete
        maxLength={60}
        options={words.map(({ name }) => ({ value: name }))}
        showSearch={{ filterOption: (typed, option) => option?.value.includes(typed.trim()) ?? false }}
      />
    </Form.Item>
  );
}
