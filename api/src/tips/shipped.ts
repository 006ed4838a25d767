import type { TipText } from "./rules.ts";

type Part = Partial<TipText> & Pick<TipText, "helps">;
const tip = (part: Part): TipText => ({
  complainantKind: null,
  mood: null,
  category: null,
  never: null,
  ...part,
});

/** HND-9: what a company begins with, until it writes its own. */
export const SHIPPED_TIPS: readonly TipText[] = [
  tip({
    helps: "先听完再开口,用自己的话复述一遍:“您说的是……对吗?”说清下一步谁来办、什么时候回话。",
    never: "“这不归我们管。”“大家都这样。”",
  }),
  tip({ mood: "CALM", helps: "把经过、时间、地点问全,问一句“您希望怎么解决”,当场约好回话的时间。" }),
  tip({
    mood: "UPSET",
    helps: "先认感受再谈事:“换了我也着急。”放慢语速,一次只问一个问题。",
    never: "“您别激动。”“您先冷静一下。”",
  }),
  tip({
    mood: "FURIOUS",
    helps:
      "不打断、不辩解,请对方坐下说;说出对方最在意的一点,并承诺一件现在就能做的事。有人身威胁时请同事到场。",
    never: "“您这个态度我没法办。”“您去投诉好了。”",
  }),
  tip({
    complainantKind: "TENANT",
    helps: "与业主同等办理。涉及室内设施时,说明会联系业主,并告知租户结果。",
    never: "“让房东来说。”",
  }),
  tip({
    complainantKind: "VISITOR",
    helps: "先确认人是否安全、是否需要就医,留下能联系上的方式,再记经过。",
    never: "“您不是我们小区的。”",
  }),
  tip({
    complainantKind: "ANONYMOUS",
    helps: "告诉对方查询码就是凭证,请抄下来或截图;问题的地点和时间要比平时问得更细。",
    never: "“不留名字没法处理。”",
  }),
  tip({
    complainantKind: "ORGANISATION",
    helps: "问清经办人和授权,约定书面答复的时间,往来都留记录。",
  }),
  tip({
    category: "CHARGES",
    helps: "对着账单逐项说清依据和期间,答应书面明细;有错当场认,说明更正的时间。",
    never: "“系统算的,不会错。”“不交费就停水停电。”",
  }),
  tip({
    category: "FACILITIES",
    helps: "先问有没有人受困受伤、现在还能不能用,再约上门时间;修好后请对方看一眼再离开。",
    never: "“等配件,我也没办法。”",
  }),
  tip({
    category: "FIRE",
    helps: "先问现在有没有明火、烟、被堵的通道:有就立即派人并报 119,再记其余。",
    never: "“我记一下,明天看。”",
  }),
  tip({
    mood: "FURIOUS",
    category: "CHARGES",
    helps: "先把钱和态度分开:认错在先的先道歉,请主任当面对账,约定在今天之内给出明细。",
    never: "“别人都交了,就您不交。”",
  }),
];
