import type { Category, Channel, Impact, Mood, Urgency } from "@heyi/schema/vocabulary/complaint.ts";
import type { DepartmentCode } from "@heyi/schema/vocabulary/org.ts";

export type Matter = {
  readonly content: string;
  readonly demand: string;
  readonly category: Category;
  readonly subCategory: string;
  readonly department: DepartmentCode;
  readonly urgency: Urgency;
  readonly impact: Impact;
  readonly mood: Mood;
};

export const CHANNELS: readonly Channel[] = ["HOTLINE", "WECHAT", "APP", "HOTLINE", "FRONT_DESK", "WEB"];

export const NAMES = [
  "林嘉豪",
  "陈佩珊",
  "黄永亮",
  "周慧玲",
  "吴少华",
  "郑晓岚",
  "冯志远",
  "许美仪",
  "邓文杰",
  "苏丽萍",
];

/** What people complain about, with what the desk makes of it. */
export const MATTERS: readonly Matter[] = [
  {
    content: "楼道的声控灯又不亮了,晚上回家一片漆黑,老人不敢下楼。",
    demand: "尽快修好楼道灯",
    category: "FACILITIES",
    subCategory: "公共照明",
    department: "ENGINEERING",
    urgency: "MEDIUM",
    impact: "GROUP",
    mood: "UPSET",
  },
  {
    content: "楼上凌晨还在拖桌椅、放音乐,已经连续三晚了,没法休息。",
    demand: "上门劝导",
    category: "ENVIRONMENT",
    subCategory: "邻里噪声",
    department: "ORDER",
    urgency: "LOW",
    impact: "HOUSEHOLD",
    mood: "UPSET",
  },
  {
    content: "消防通道被几辆私家车堵死了,保安说劝了不走,出了事谁负责?",
    demand: "清空消防通道",
    category: "FIRE",
    subCategory: "通道占用",
    department: "ORDER",
    urgency: "HIGH",
    impact: "COMMUNITY",
    mood: "FURIOUS",
  },
  {
    content: "门口绿化带的垃圾三天没人捡,苍蝇很多,味道飘到一楼住户家里。",
    demand: "清理并增加保洁次数",
    category: "ENVIRONMENT",
    subCategory: "保洁",
    department: "CLEANING",
    urgency: "MEDIUM",
    impact: "GROUP",
    mood: "CALM",
  },
  {
    content: "这个月停车费扣了两次,岗亭让找前台,前台让找财务,来回跑了三趟。",
    demand: "退回多扣的停车费",
    category: "CHARGES",
    subCategory: "停车收费",
    department: "CHARGES",
    urgency: "LOW",
    impact: "HOUSEHOLD",
    mood: "UPSET",
  },
  {
    content: "隔壁装修把水泥沙堆在电梯厅,电梯门都合不上,还划花了墙面。",
    demand: "清走材料,恢复墙面",
    category: "CONSTRUCTION",
    subCategory: "装修材料",
    department: "RENOVATION",
    urgency: "MEDIUM",
    impact: "GROUP",
    mood: "UPSET",
  },
  {
    content: "草坪的树枝伸到二楼窗户了,下雨天虫子爬进来,麻烦修剪一下。",
    demand: "修剪树枝",
    category: "ENVIRONMENT",
    subCategory: "绿化修剪",
    department: "LANDSCAPING",
    urgency: "LOW",
    impact: "HOUSEHOLD",
    mood: "CALM",
  },
  {
    content: "会所游泳池的更衣室热水忽冷忽热,孩子差点烫着,办卡时可不是这么说的。",
    demand: "检修热水",
    category: "CLUBHOUSE",
    subCategory: "更衣室",
    department: "CLUBHOUSE",
    urgency: "MEDIUM",
    impact: "GROUP",
    mood: "UPSET",
  },
];
