import { Problem } from '../../shared/problem';
import { readConfiguration } from './configuration';

describe('configuration', () => {
  it('needs nothing set', () => {
    const configuration = readConfiguration({});
    expect(configuration).toMatchObject({ port: 3000, host: '127.0.0.1', logLevel: 'info', databasePort: 5432 });
    expect(configuration.dataDir).toMatch(/^\/.*\.data$/);
    expect(configuration).not.toHaveProperty('databaseUrl');
  });

  it('takes a variable set to nothing as not set', () => {
    expect(readConfiguration({ DATABASE_URL: ' ', PORT: '' })).toEqual(readConfiguration({}));
  });

  it('names every wrong variable at once, without showing a password', () => {
    const wrong = { DATABASE_URL: 'mysql://a:hemligt@b/c', PORT: '70000', LOG_LEVEL: 'loud' };
    const read = (): unknown => readConfiguration(wrong);
    expect(read).toThrow(Problem);
    for (const name of Object.keys(wrong)) expect(read).toThrow(name);
    expect(read).toThrow('0 to 65535');
    expect(read).not.toThrow('hemligt');
  });
});
