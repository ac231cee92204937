import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { Monitor } from "./monitor.ts";

test("who asks QEMU is told when it is gone, before the answer and after", async () => {
  const folder = mkdtempSync(join(tmpdir(), "septet-monitor-"));
  const path = join(folder, "socket");
  const child = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]);
  // It answers once, and then takes a question with it.
  let asked = 0;
  const server = createServer((socket) =>
    socket.on("data", () => (++asked === 1 ? socket.write('{"return":{}}\n') : socket.destroy())),
  ).listen(path);
  try {
    await once(server, "listening");
    const monitor = await Monitor.open(path, child);
    await expect(monitor.ask("stop")).rejects.toThrow("qemu: stop: it is gone");
    await expect(monitor.ask("quit")).rejects.toThrow("qemu: quit: it is gone");
    child.kill("SIGKILL");
    await once(child, "exit");
    await expect(Monitor.open(join(folder, "none"), child)).rejects.toThrow("SIGKILL");
  } finally {
    child.kill("SIGKILL");
    server.close();
    rmSync(folder, { recursive: true });
  }
});
