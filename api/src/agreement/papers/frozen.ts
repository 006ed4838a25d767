import type { Agreement, Hand } from "../store.ts";
import { momentOf } from "./opening.ts";
import type { Block, Paper } from "./paper.ts";
import { gap, heading, line, note, paragraph } from "./paper.ts";

/** Lines that head what follows them. */
const HEADS = new Set(["纠纷主要事实", "争议事项", "各方责任"]);
/** Where names, particulars and hands stand: from the margin. */
const FROM_THE_MARGIN =
  /^(编号：|当事人|.方（|调解员|记录人|性别|统一社会信用代码|.+（印章）$|\d{4}年\d{1,2}月\d{1,2}日$)/u;

/** AGR-5: exactly the frozen text, and below it by what anybody can tell that it is this text, and who signed it on a screen. */
export function frozenPaper(
  { text, hash, content, signatures }: Pick<Agreement, "text" | "hash" | "content" | "signatures">,
  verifyAt: string,
): Paper {
  const [title = "", ...lines] = text.split("\n");
  const proof = [note(`本文本的校验码（SHA-256）：${hash}`), note(`核验:${verifyAt}`)];
  const hands = signatures.flatMap((each) => handBlocks(content, each));
  return { title, blocks: [...lines.map(blockOf), gap, ...proof, ...hands] };
}

/** AGR-4: a drawn name, with the code that proves whose hand it was. */
function handBlocks(
  { parties }: Agreement["content"],
  { signer, at, stroke, sentTo }: Hand,
): readonly Block[] {
  if (stroke === null) return [];
  const name = parties.find(({ letter }) => letter === signer)?.name ?? signer;
  const when = momentOf(at.toISOString());
  return [
    note(`电子签署：${name}，${when}，短信验证码已核对（${sentTo ?? "未留号码"}），手写签名如下`),
    { kind: "HAND", name, stroke },
  ];
}

function blockOf(text: string): Block {
  if (text === "") return gap;
  if (HEADS.has(text)) return heading(text);
  return FROM_THE_MARGIN.test(text) ? line(text) : paragraph(text);
}
