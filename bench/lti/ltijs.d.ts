// The part of ltijs 5.9.9 that the comparison uses; the package has no types of its own (lti.md §1.5).
declare module 'ltijs' {
  import type { Express, Response } from 'express';
  export const Provider: {
    app: Express;
    setup(key: string, database: { plugin: unknown }, options: Readonly<Record<string, unknown>>): void;
    onConnect(handler: (token: { user?: string }, req: unknown, res: Response) => unknown): void;
    deploy(options: { serverless: true; silent: true }): Promise<boolean>;
    registerPlatform(platform: Readonly<Record<string, unknown>>): Promise<unknown>;
  };
}
