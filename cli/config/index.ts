// What a `septet.config.ts` imports.
export { defineConfig, type Config, type Configuration } from "./schema.ts";
