import { defineConfig } from "prisma/config";

// The url is only for Prisma's own tools on a server of one's own; the product applies its migrations by itself.
export default defineConfig({
  schema: "../schema/prisma",
  migrations: { path: "../schema/prisma/migrations" },
  datasource: { url: process.env["DATABASE_URL"] ?? "postgresql://localhost/heyi" },
});
