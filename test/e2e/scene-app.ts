import { startHttp, type HttpDoor } from '../../src/main';
import { createLog } from '../../src/platform/http/log';
import { freshDatabase, type FreshDatabase } from '../support/database';
import { scenePassword, setScene, type Scene, type SceneAccount } from '../support/scene';

/** The real application on a real database with the scene in it. */
export interface SceneApp extends Scene {
  readonly url: string;
  readonly door: HttpDoor;
  readonly database: FreshDatabase;
  /** Tokens of the scene's accounts. */
  token(name: SceneAccount): Promise<string>;
  close(): Promise<void>;
}

export async function startScene(): Promise<SceneApp> {
  const database = await freshDatabase();
  const scene = await setScene(database.doorway);
  const configuration = { databasePool: 10, host: '127.0.0.1', port: 0 };
  const door = await startHttp({ configuration, loginUrl: database.url, log: createLog('silent') });
  const tokens = new Map<SceneAccount, Promise<string>>();
  const login = async (name: SceneAccount): Promise<string> => {
    const response = await fetch(`${door.url}/api/v1/sessions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: `${name.toLowerCase()}@scen.example`, password: scenePassword }),
    });
    if (response.status !== 201) throw new Error(`login of ${name}: ${response.status} ${await response.text()}`);
    return ((await response.json()) as { token: string }).token;
  };
  return {
    ...scene,
    url: door.url,
    door,
    database,
    token: (name) => {
      const token = tokens.get(name) ?? login(name);
      tokens.set(name, token);
      return token;
    },
    close: async () => {
      await door.stop();
      await database.close();
    },
  };
}
