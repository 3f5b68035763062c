import { expect, test } from '@playwright/test';
import { moment, SOUND, soundness } from './force';
import { Host, hostKind } from './host';

test('ended by force in its window: the file opens again, with all or nothing', async () => {
  const host = new Host(hostKind(), {});
  await host.start();
  try {
    const contact = await host.call('contacts.create', { kind: 'person', name: 'Ada Byron' });
    const saving = host
      .call('interactions.log', {
        channel: 'call',
        direction: 'out',
        contactId: contact.id,
        body: 'cut short',
        nextStep: { kind: 'call', title: 'After it', dueDate: '2030-01-02' },
      })
      .then(
        () => true,
        () => false,
      );
    await moment(15);
    await host.kill();
    const answered = await saving;
    await host.start();
    const { rows } = await host.call('interactions.list', { limit: 10 });
    const tasks = await host.call('tasks.list', { contactId: contact.id });
    expect(tasks.rows).toHaveLength(rows.length);
    expect(rows.length).toBeLessThanOrEqual(1);
    if (answered) expect(rows).toHaveLength(1);
    host.expectNoFaults();
    await host.close();
    expect(soundness(host.file)).toEqual(SOUND);
  } finally {
    await host.close();
    host.forget();
  }
});
