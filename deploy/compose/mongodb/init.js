// Run by mongosh without a connection (infra.yaml): the replica set first, then the accounts. Repeating it is harmless.
const account = 'root:' + encodeURIComponent(process.env.MONGODB_ROOT_PASSWORD);

// While the server makes its first account it listens to itself only: a refused connection is tried again for a minute.
function connected(options) {
  for (let left = 30; ; left--) {
    try {
      const server = new Mongo('mongodb://' + account + '@mongodb:27017/admin?serverSelectionTimeoutMS=10000&' + options);
      server.getDB('admin').runCommand({ ping: 1 });
      return server;
    } catch (e) {
      if (left === 0) throw e;
      sleep(2000);
    }
  }
}

try {
  connected('directConnection=true').getDB('admin').runCommand({
    replSetInitiate: { _id: 'rs0', members: [{ _id: 0, host: 'mongodb:27017' }] },
  });
} catch (e) {
  if (e.codeName !== 'AlreadyInitialized') throw e;
}

const set = connected('replicaSet=rs0');
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
