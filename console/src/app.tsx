import { App as AntApp, ConfigProvider } from "antd";
import enUS from "antd/locale/en_US";
import zhCN from "antd/locale/zh_CN";
import dayjs from "dayjs";
import "dayjs/locale/zh-cn";
import { useMemo } from "react";
import { RouterProvider } from "react-router/dom";
import { Provider } from "urql";
import { SessionGate } from "./auth/session-gate.tsx";
import { client } from "./graphql/clients.ts";
import { useWords } from "./i18n/use-words.ts";
import { router } from "./routes.tsx";
import { antdTheme } from "./theme/antd-theme.ts";
import { usePaint } from "./theme/paint.ts";
import { usePreferences, useScheme, useStill } from "./theme/preferences.ts";
import { Boundary } from "./ui/boundary.tsx";

export function App() {
  const { locale } = useWords();
  const scheme = useScheme();
  const still = useStill();
  const { density } = usePreferences();
  const theme = useMemo(() => antdTheme(scheme, density, still), [scheme, density, still]);
  usePaint(scheme);
  dayjs.locale(locale === "zh" ? "zh-cn" : "en");
  return (
    <ConfigProvider
      theme={theme}
      locale={locale === "zh" ? zhCN : enUS}
      wave={{ disabled: true }}
      button={{ autoInsertSpace: false }}
    >
      <AntApp component={false} message={{ top: 64, maxCount: 3 }}>
        <Boundary>
          <Provider value={client}>
            <SessionGate>
              <RouterProvider router={router} />
            </SessionGate>
          </Provider>
        </Boundary>
      </AntApp>
    </ConfigProvider>
  );
}
