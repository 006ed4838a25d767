import type { Database } from "../src/kernel/db.ts";
import { createCompany, createPerson, createProject, type Held } from "./people.ts";

/** Everyone's password. */
export const PASSWORD = "correct-horse-battery";

/** Two projects of one company with a person for each role, and a stranger from another company. */
export async function castOf(db: Database, passwordHash: string, at: Date) {
  const companyId = await createCompany(db, "HL", "和邻物业", at);
  const a = await createProject(db, companyId, "WAN", "湾花园", at);
  const b = await createProject(db, companyId, "HJ", "HJ花园", at);
  const person = (username: string, name: string, title: string, ...held: Held[]) =>
    createPerson(db, companyId, { username, name, title }, held, passwordHash, at);

  const otherCompanyId = await createCompany(db, "OTHER", "别家物业", at);
  const elsewhere = await createProject(db, otherCompanyId, "ELSE", "别处", at);

  return {
    companyId,
    a,
    b,
    elsewhere,
    agent: await person("agent", "林小雨", "客服", { role: "AGENT", project: a }),
    dispatcher: await person("dispatcher", "陈调度", "调度", { role: "DISPATCHER", project: a }),
    dispatcher2: await person("dispatcher2", "周调度", "调度", { role: "DISPATCHER", project: a }),
    handler: await person("handler", "赵工", "工程师傅", {
      role: "HANDLER",
      project: a,
      department: a.departments.ENGINEERING,
    }),
    handler2: await person("handler2", "钱工", "工程师傅", {
      role: "HANDLER",
      project: a,
      department: a.departments.ENGINEERING,
    }),
    cleaner: await person("cleaner", "孙姨", "保洁领班", {
      role: "HANDLER",
      project: a,
      department: a.departments.CLEANING,
    }),
    supervisor: await person("supervisor", "李主任", "客服主任", { role: "SUPERVISOR", project: a }),
    manager: await person("manager", "王经理", "项目经理", { role: "PROJECT_MANAGER", project: a }),
    mediator: await person("mediator", "郑调解", "调解员", { role: "MEDIATOR", project: a }),
    qa: await person("qa", "吴品质", "公司品质", { role: "COMPANY_QA" }),
    admin: await person("admin", "系统管理", "管理员", { role: "ADMIN" }),
    agentB: await person("agentb", "何客服", "客服", { role: "AGENT", project: b }),
    dispatcherB: await person("dispatcherb", "黄调度", "调度", { role: "DISPATCHER", project: b }),
    handlerB: await person("handlerb", "冯工", "工程师傅", {
      role: "HANDLER",
      project: b,
      department: b.departments.ENGINEERING,
    }),
    supervisorB: await person("supervisorb", "褚主任", "客服主任", { role: "SUPERVISOR", project: b }),
    stranger: await createPerson(
      db,
      otherCompanyId,
      { username: "stranger", name: "外人", title: "调度" },
      [{ role: "DISPATCHER", project: elsewhere }],
      passwordHash,
      at,
    ),
  };
}

export type Cast = Awaited<ReturnType<typeof castOf>>;
