import { QueryObserver } from '@tanstack/react-query';
import { describe, expect, it } from 'vitest';
import { fakeBridge } from '@renderer/bridge/fake';
import { createQueryClient, followChanges } from './query-client';

/** A question whose answers are given by hand, each as what was read when it was asked. */
function slowQuestion() {
  let stored = 'before';
  const waiting: (() => void)[] = [];
  return {
    write: (value: string) => (stored = value),
    answerAll: () => waiting.splice(0).forEach((answer) => answer()),
    queryFn: () => {
      const read = stored;
      return new Promise<string>((resolve) => waiting.push(() => resolve(read)));
    },
  };
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 0));
const changed = { entities: ['contact'], txId: null } as const;

describe('an answer that was read before a write and comes after it', () => {
  it('is not kept of a question that is looked at for the first time', async () => {
    const [client, bridge, question] = [createQueryClient(), fakeBridge({}), slowQuestion()];
    const stop = followChanges(client, bridge);
    const queryKey = [['contact', 'deal'], 'contacts.get', {}];
    const observer = new QueryObserver(client, { queryKey, queryFn: question.queryFn });
    const leave = observer.subscribe(() => undefined);
    question.write('after');
    bridge.emit('data.changed', { ...changed, entities: [...changed.entities] });
    await settled();
    question.answerAll();
    await settled();
    expect(observer.getCurrentResult()).toMatchObject({ data: 'after', status: 'success' });
    leave();
    stop();
  });

  it('is not kept of one that nobody looks at any more, so that the next look asks again', async () => {
    const [client, bridge, question] = [createQueryClient(), fakeBridge({}), slowQuestion()];
    const stop = followChanges(client, bridge);
    const queryKey = ['contact', 'contacts.candidates', {}];
    const first = new QueryObserver(client, { queryKey, queryFn: question.queryFn }).subscribe(() => undefined);
    first();
    question.write('after');
    bridge.emit('data.changed', { ...changed, entities: [...changed.entities] });
    await settled();
    question.answerAll();
    await settled();
    const again = new QueryObserver(client, { queryKey, queryFn: question.queryFn });
    const leave = again.subscribe(() => undefined);
    question.answerAll();
    await settled();
    expect(again.getCurrentResult().data).toBe('after');
    leave();
    stop();
  });

  it('stands where the write touched something else', async () => {
    const [client, bridge, question] = [createQueryClient(), fakeBridge({}), slowQuestion()];
    const stop = followChanges(client, bridge);
    const observer = new QueryObserver(client, { queryKey: ['tag', 'tags.list', {}], queryFn: question.queryFn });
    const leave = observer.subscribe(() => undefined);
    bridge.emit('data.changed', { ...changed, entities: [...changed.entities] });
    await settled();
    question.answerAll();
    await settled();
    expect(observer.getCurrentResult().data).toBe('before');
    leave();
    stop();
  });
});
