import { Agent, request } from 'node:http';

/** What came back; `status` is 0 where the connection broke before an answer. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Record<string, unknown>;
  readonly ms: number;
}

/** A request to an API on behalf of a session. */
export interface Asking {
  readonly url: string;
  readonly token: string;
  readonly method?: string;
  /** Below `/api/v1/`. */
  readonly path: string;
  readonly body?: object | undefined;
  readonly headers?: Readonly<Record<string, string>>;
}

const broken = (ms: number): Reply => ({ status: 0, headers: {}, body: {}, ms });

/** A client that keeps its connections and costs little: for asking hundreds of times a second. */
export class KeepAlive {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 1000 });

  send({ url, token, method = 'POST', path, body, headers = {} }: Asking): Promise<Reply> {
    const began = performance.now();
    const since = (): number => performance.now() - began;
    const sent = body === undefined ? '' : JSON.stringify(body);
    const type = body === undefined ? {} : { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(sent)) };
    return new Promise((resolve) => {
      const asked = request(`${url}/api/v1/${path}`, { method, agent: this.agent, headers: { authorization: `Bearer ${token}`, ...type, ...headers } }, (answer) => {
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => parts.push(part));
        answer.once('error', () => { resolve(broken(since())); });
        answer.once('end', () => {
          const text = Buffer.concat(parts).toString('utf8');
          resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: (text === '' ? {} : JSON.parse(text)) as Record<string, unknown>, ms: since() });
        });
      });
      asked.once('error', () => { resolve(broken(since())); });
      asked.end(sent);
    });
  }

  close(): void {
    this.agent.destroy();
  }
}
