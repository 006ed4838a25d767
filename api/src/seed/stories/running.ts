import { accepted, assigned, promised, suspended, told, triaged, type Story } from "../story.ts";

const DISPATCHER = "zengjingyi";

/** Under way: looked into, promised, waiting for somebody else. */
export const RUNNING: readonly Story[] = [
  {
    ago: 22,
    project: "WAN",
    by: "sunqihang",
    channel: "HOTLINE",
    from: ["OWNER", "欧阳敏", "6021", "4栋1单元1701"],
    content: "业主来电:4 栋一单元右梯停在 9 楼和 10 楼之间,里面有一位老人和一个孩子,按铃没有人应。",
    demand: "马上救人",
    mood: "FURIOUS",
    seeks: "SEEKS_HELP",
    responded: true,
    since: [
      {
        ago: 21,
        by: DISPATCHER,
        act: triaged("FACILITIES", "电梯困人", "CRITICAL", "COMMUNITY", { validity: "VALID" }),
      },
      { ago: 20, by: DISPATCHER, act: assigned("ENGINEERING", "wuhaitao", "维保已通知,先到现场安抚") },
      { ago: 19, by: "wuhaitao", act: accepted },
      { ago: 6, by: "wuhaitao", act: told("维保人员已到场,正在盘车放人,老人情绪平稳。", false) },
    ],
  },
  {
    ago: 150,
    project: "WAN",
    by: "fengxiaohong",
    channel: "HOTLINE",
    from: ["OWNER", "卢国栋", "6022", "9栋2单元601"],
    content: "业主来电:9 栋二单元整单元水压很小,六楼以上早晚洗澡出不了水,已经三天了。",
    demand: "恢复水压",
    mood: "UPSET",
    seeks: "SEEKS_HELP",
    responded: true,
    since: [
      {
        ago: 140,
        by: DISPATCHER,
        act: triaged("FACILITIES", "供水水压", "HIGH", "GROUP", { validity: "VALID" }),
      },
      { ago: 132, by: DISPATCHER, act: assigned("ENGINEERING", "wuhaitao") },
      { ago: 120, by: "wuhaitao", act: accepted },
      { ago: 70, by: "wuhaitao", act: told("已查明是加压泵一台故障,备件今天到,明天上午换好。", true) },
      { ago: 66, by: "wuhaitao", act: promised(20, "更换加压泵") },
    ],
  },
  {
    ago: 205,
    project: "HJ",
    by: "sunqihang",
    channel: "WECHAT",
    from: ["TENANT", "范晓彤", "6023", "3栋2单元1002"],
    content: "门口的银杏树枝压到了架空线,风一大就打火花,看着很吓人。",
    demand: "修剪树枝",
    mood: "CALM",
    seeks: "SUGGESTS",
    responded: true,
    since: [
      {
        ago: 190,
        by: DISPATCHER,
        act: triaged("ENVIRONMENT", "树木修剪", "MEDIUM", "GROUP", { validity: "VALID" }),
      },
      { ago: 185, by: DISPATCHER, act: assigned("LANDSCAPING", "yangweimin") },
      { ago: 170, by: "yangweimin", act: accepted },
    ],
  },
  {
    ago: 175,
    project: "YY",
    by: "fengxiaohong",
    channel: "HOTLINE",
    from: ["OWNER", "黎志勇", "6024", "6栋1单元1304"],
    content: "业主来电:可视门铃整栋没有声音,快递上不来,问过说要等厂家。",
    demand: "修复可视门铃",
    mood: "UPSET",
    seeks: "SEEKS_HELP",
    responded: true,
    since: [
      {
        ago: 165,
        by: DISPATCHER,
        act: triaged("FACILITIES", "可视对讲", "MEDIUM", "GROUP", { validity: "VALID" }),
      },
      { ago: 160, by: DISPATCHER, act: assigned("ENGINEERING", "wuhaitao") },
      { ago: 150, by: "wuhaitao", act: accepted },
      { ago: 90, by: "wuhaitao", act: told("主机板已送厂家检修,预计四天后装回,期间岗亭代为通知。", true) },
      { ago: 85, by: "wuhaitao", act: suspended(110, "等厂家返修主机板,已告知业主") },
    ],
  },
];
