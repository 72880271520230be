import { PATH_METADATA, METHOD_METADATA } from '@nestjs/common/constants';
import { RequestMethod, type INestApplication } from '@nestjs/common';
import { MetadataScanner, ModulesContainer, Reflector } from '@nestjs/core';
import { accessKey, type Access } from '../../src/platform/auth/access';

/** One way into the application, and who may take it; undefined when the route says nothing. */
export interface Route {
  readonly method: string;
  readonly path: string;
  readonly access: Access | undefined;
}

/** Every route that a controller of the running application declares. */
export function routesOf(app: INestApplication): Route[] {
  const reflector = app.get(Reflector);
  const scanner = new MetadataScanner();
  const controllers = [...app.get(ModulesContainer).values()].flatMap((module) => [...module.controllers.values()]);
  return controllers.flatMap(({ metatype, instance }) => {
    if (typeof metatype !== 'function') return [];
    const base = pathsIn(metatype);
    const prototype = Object.getPrototypeOf(instance) as Record<string, () => unknown>;
    return scanner.getAllMethodNames(prototype).flatMap((name) => {
      const handler = prototype[name];
      const method = handler && (Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod | undefined);
      if (!handler || method === undefined) return [];
      const access = reflector.getAllAndOverride<Access | undefined>(accessKey, [handler, metatype]);
      return pathsIn(handler).flatMap((end) => base.map((start) => ({ method: RequestMethod[method], path: joined(start, end), access })));
    });
  });
}

function pathsIn(target: object): string[] {
  const path = Reflect.getMetadata(PATH_METADATA, target) as string | string[] | undefined;
  return path === undefined ? [''] : Array.isArray(path) ? path : [path];
}

const joined = (start: string, end: string): string => `/${[start, end].map((part) => part.replace(/^\/|\/$/g, '')).filter(Boolean).join('/')}`;
