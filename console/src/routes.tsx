import { createBrowserRouter } from "react-router";
import { Home } from "./shell/home.tsx";
import { Shell } from "./shell/shell.tsx";
import { PageFailed } from "./shell/page-failed.tsx";
import { Bones } from "./ui/states.tsx";

export const router = createBrowserRouter([
  {
    path: "/",
    Component: Shell,
    ErrorBoundary: PageFailed,
    HydrateFallback: () => <Bones lines={8} />,
    children: [
      { index: true, Component: Home },
      { path: "desk", lazy: async () => ({ Component: (await import("./desk/desk-page.tsx")).DeskPage }) },
      {
        path: "complaints/:reference",
        lazy: async () => ({ Component: (await import("./complaint/complaint-page.tsx")).ComplaintPage }),
      },
      {
        path: "intake",
        lazy: async () => ({ Component: (await import("./intake/intake-page.tsx")).IntakePage }),
      },
      {
        path: "cases",
        lazy: async () => ({ Component: (await import("./mediation/cases-page.tsx")).CasesPage }),
      },
      {
        path: "cases/:id",
        lazy: async () => ({ Component: (await import("./mediation/case-page.tsx")).CasePage }),
      },
      {
        path: "performance",
        lazy: async () => ({
          Component: (await import("./performance/performance-page.tsx")).PerformancePage,
        }),
      },
      { path: "mine", lazy: async () => ({ Component: (await import("./shift/shift-page.tsx")).ShiftPage }) },
      {
        path: "board",
        lazy: async () => ({ Component: (await import("./board/board-page.tsx")).BoardPage }),
      },
      {
        path: "stocktaking",
        lazy: async () => ({ Component: (await import("./report/stocktaking-page.tsx")).StocktakingPage }),
      },
      {
        path: "admin/rules",
        lazy: async () => ({ Component: (await import("./policy/policy-page.tsx")).PolicyPage }),
      },
      {
        path: "admin/calendar",
        lazy: async () => ({ Component: (await import("./calendar/calendar-page.tsx")).CalendarPage }),
      },
      {
        path: "admin/partners",
        lazy: async () => ({ Component: (await import("./partners/partners-page.tsx")).PartnersPage }),
      },
      {
        path: "admin/messages",
        lazy: async () => ({ Component: (await import("./messages/messages-page.tsx")).MessagesPage }),
      },
      {
        path: "admin/tips",
        lazy: async () => ({ Component: (await import("./tips/tip-book-page.tsx")).TipBookPage }),
      },
      {
        path: "admin/people",
        lazy: async () => ({ Component: (await import("./staff/people-page.tsx")).PeoplePage }),
      },
      {
        path: "admin/projects",
        lazy: async () => ({ Component: (await import("./estate/projects-page.tsx")).ProjectsPage }),
      },
      {
        path: "admin/categories",
        lazy: async () => ({
          Component: (await import("./taxonomy/sub-categories-page.tsx")).SubCategoriesPage,
        }),
      },
      { path: "me", lazy: async () => ({ Component: (await import("./shell/me-page.tsx")).MePage }) },
      { path: "help", lazy: async () => ({ Component: (await import("./help/help-page.tsx")).HelpPage }) },
      {
        path: "*",
        lazy: async () => ({ Component: (await import("./shell/not-found-page.tsx")).NotFoundPage }),
      },
    ],
  },
]);
