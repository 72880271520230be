import { applyDecorators, HttpCode, UseInterceptors } from '@nestjs/common';
import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import { ApiExtraModels, ApiProperty, ApiResponse, getSchemaPath, type ApiPropertyOptions } from '@nestjs/swagger';
import { Expose, plainToInstance, Transform, Type } from 'class-transformer';
import type { Response } from 'express';
import { map, type Observable } from 'rxjs';
import { tellVersion } from './version';

type Shape = 'one' | 'list' | 'page';
type AnswerClass = new () => object;

/** Leaves only the fields that the class shows, whatever the service returned; what has a version tells it as its ETag. */
class OnlyShown implements NestInterceptor {
  constructor(private readonly type: AnswerClass, private readonly shape: Shape) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    return next.handle().pipe(map((value: unknown) => {
      const version = this.shape === 'one' ? (value as { version?: unknown } | undefined)?.version : undefined;
      if (typeof version === 'number') tellVersion(context.switchToHttp().getResponse<Response>(), version);
      return this.shown(value);
    }));
  }

  private shown(value: unknown): unknown {
    const only = (plain: unknown): unknown => plainToInstance(this.type, plain, { excludeExtraneousValues: true, exposeUnsetFields: false });
    if (this.shape !== 'page') return only(value);
    const { items, next } = value as { items: unknown[]; next?: string };
    return next === undefined ? { items: only(items) } : { items: only(items), next };
  }
}

function schemaOf(type: AnswerClass, shape: Shape): object {
  const one = { $ref: getSchemaPath(type) };
  if (shape === 'one') return one;
  if (shape === 'list') return { type: 'array', items: one };
  const next = { type: 'string', description: 'Cursor of the next page; absent on the last.' };
  return { type: 'object', required: ['items'], properties: { items: { type: 'array', items: one }, next } };
}

/** What a route answers: only the fields that the class shows, as one, a list, or a page. */
export const Answer = (type: AnswerClass, { shape = 'one', status = 200 }: { shape?: Shape; status?: number } = {}): MethodDecorator =>
  applyDecorators(
    HttpCode(status),
    ApiExtraModels(type),
    ApiResponse({ status, description: 'Done.', schema: schemaOf(type, shape) }),
    UseInterceptors(new OnlyShown(type, shape)),
  );

/** A field that the answer shows. */
export const Shown = (schema: ApiPropertyOptions = {}): PropertyDecorator => applyDecorators(Expose(), ApiProperty(schema));

/** A field that the answer shows when it has a value. */
export const ShownIfAny = (schema: ApiPropertyOptions = {}): PropertyDecorator =>
  applyDecorators(Expose(), ApiProperty({ ...schema, required: false } as ApiPropertyOptions), Transform(({ value }: { value: unknown }) => value ?? undefined));

/** The version of what is answered, which the ETag tells too. */
export const ShownVersion = (): PropertyDecorator => Shown({ type: 'integer', description: 'Also the ETag; send it back in If-Match.' });

/** An amount in öre, written as a whole JSON number. */
export const ShownOre = ({ optional = false } = {}): PropertyDecorator =>
  applyDecorators(
    Expose(),
    ApiProperty({ type: 'integer', description: 'öre', required: !optional }),
    Transform(({ value }: { value: unknown }) => (value === null || value === undefined ? undefined : Number(value))),
  );

/** A list of things that have an answer class of their own. */
export const ShownList = (type: AnswerClass): PropertyDecorator =>
  applyDecorators(Expose(), Type(() => type), ApiProperty({ type: [type] }));
