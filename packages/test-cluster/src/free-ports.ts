import { createServer, type Server } from 'node:net';

// Below the range from which systems take the ports of outgoing connections: none of those can be in the way.
const firstPort = 20_000;
const lastPort = 32_000;

/** Different ports of 127.0.0.1 on which nothing listens. */
export async function findFreePorts(count: number): Promise<readonly number[]> {
  const servers: Server[] = [];
  const ports: number[] = [];
  try {
    while (ports.length < count) {
      const port = firstPort + Math.floor(Math.random() * (lastPort - firstPort));
      const server = await listen(port);
      if (!server) continue;
      servers.push(server);
      ports.push(port);
    }
    return ports;
  } finally {
    await Promise.all(servers.map((server) => new Promise((done) => server.close(done))));
  }
}

function listen(port: number): Promise<Server | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve(undefined);
      else reject(error);
    });
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
}
