// Run by mongosh without a connection (compose/infra.yaml, kubernetes/components/mongo): the replica set first, then the accounts.
// Repeating it is harmless. MONGODB_MEMBERS are the members' addresses with commas between them, of which the first has the
// administrator's account.
const account = 'root:' + encodeURIComponent(process.env.MONGODB_ROOT_PASSWORD);
const members = process.env.MONGODB_MEMBERS.split(',');

// While the server makes its first account it listens to itself only: a refused connection is tried again for a minute.
function connected(to, options) {
  for (let left = 30; ; left--) {
    try {
      const server = new Mongo(
        'mongodb://' + account + '@' + to + '/admin?serverSelectionTimeoutMS=10000&' + process.env.MONGODB_OPTIONS + '&' + options,
      );
      server.getDB('admin').runCommand({ ping: 1 });
      return server;
    } catch (e) {
      if (left === 0) throw e;
      sleep(2000);
    }
  }
}

try {
  connected(members[0], 'directConnection=true').getDB('admin').runCommand({
    replSetInitiate: { _id: 'rs0', members: members.map((host, _id) => ({ _id, host })) },
  });
} catch (e) {
  if (e.codeName !== 'AlreadyInitialized') throw e;
}

const set = connected(members.join(','), 'replicaSet=rs0');
for (const service of ['article', 'comment', 'recommendation', 'translation']) {
  const database = set.getDB('kiosque-' + service);
  const password = process.env['MONGODB_' + service.toUpperCase() + '_PASSWORD'];
  if (database.getUser(service)) {
    database.changeUserPassword(service, password);
  } else {
    database.createUser({ user: service, pwd: password, roles: [{ role: 'dbOwner', db: 'kiosque-' + service }] });
  }
  print('account ' + service);
}
