import { accepted, assigned, declined, escalated, told, triaged, type Story } from "../story.ts";

const DISPATCHER = "zengjingyi";

/** Gone up the ladder, or come back. */
export const RISEN: readonly Story[] = [
  {
    ago: 135,
    project: "CDW",
    by: "sunqihang",
    channel: "HOTLINE",
    from: ["OWNER", "温少芬", "6025", "8栋1单元902"],
    content: "业主来电:楼上空调外机滴水半年,找过管家四次都说沟通过,雨棚被滴穿了,今天必须给结果。",
    demand: "当天上门处理",
    mood: "FURIOUS",
    seeks: "SEEKS_RESPECT",
    responded: true,
    since: [
      {
        ago: 128,
        by: DISPATCHER,
        act: triaged("CUSTOMER_SERVICE", "邻里滴水", "HIGH", "HOUSEHOLD", { validity: "ASSISTED" }),
      },
      { ago: 122, by: DISPATCHER, act: assigned("CUSTOMER_SERVICE", "fenglihua") },
      { ago: 115, by: "fenglihua", act: accepted },
      { ago: 100, by: "fenglihua", act: escalated("电话沟通五分钟后仍然激动,要求负责人出面") },
    ],
  },
  {
    ago: 160,
    project: "YY",
    by: "luoxiaoyan",
    channel: "GOV_HOTLINE",
    from: ["OWNER", "石永康", "6026", "15栋2单元203"],
    content: "12345 转办:业主反映 15 栋外墙瓷砖脱落砸中停放车辆,现场未拉警戒,担心再次脱落伤人。",
    demand: "封闭现场、排查外墙并赔偿",
    mood: "FURIOUS",
    seeks: "SEEKS_HELP",
    responded: true,
    since: [
      {
        ago: 150,
        by: "huangweidong",
        act: triaged("SECURITY", "外墙脱落", "CRITICAL", "COMMUNITY", {
          validity: "VALID",
          severity: "MAJOR",
          reason: "政务热线转办,外墙有再次脱落的危险",
        }),
      },
      { ago: 147, by: "huangweidong", act: assigned("ENGINEERING", "wuhaitao", "先拉警戒,再报检测单位") },
      { ago: 145, by: "wuhaitao", act: accepted },
      {
        ago: 60,
        by: "wuhaitao",
        act: told("现场已封闭,检测单位明天上午进场,车辆损失由项目经理对接。", true),
      },
    ],
  },
  {
    ago: 220,
    project: "WAN",
    by: "luoxiaoyan",
    channel: "COMPANY_HOTLINE",
    from: ["OWNER", "蒋玉兰", "6027", "11栋1单元1503"],
    content: "公司热线:业主投诉前台办理门禁卡排队一小时,工作人员边办边聊天,态度生硬。",
    demand: "道歉并改进服务",
    mood: "UPSET",
    seeks: "SEEKS_RESPECT",
    responded: true,
    since: [
      {
        ago: 210,
        by: DISPATCHER,
        act: triaged("CUSTOMER_SERVICE", "前台服务", "MEDIUM", "HOUSEHOLD", { validity: "VALID" }),
      },
      { ago: 206, by: DISPATCHER, act: assigned("ORDER", "zengpeiling") },
      { ago: 190, by: "zengpeiling", act: declined("门禁卡由前台办理,不属秩序,建议转客服") },
    ],
  },
];
