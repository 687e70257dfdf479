/* Keeps the offline page and the files whose names hold a hash, which say nothing about anybody. Pages and data are never
   kept, and what is sent is not touched. The network comes first; the version is a hash of the names of what is kept. */
const KEPT = "kept-{{ version }}";
const FILES = {{ files|safe }};
const FOLDER = "{{ folder }}";
const HASHED = /\.[0-9a-f]{12}\.\w+$/;

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(KEPT).then((kept) => kept.addAll(FILES.map((file) => new Request(file, { cache: "no-cache", credentials: "omit" })))));
  self.skipWaiting();
});
self.addEventListener("activate", (event) => {
  event.waitUntil((async () => {
    const old = (await caches.keys()).filter((name) => name !== KEPT);
    await Promise.all(old.map((name) => caches.delete(name)));
    await self.clients.claim();
  })());
});
const keptFile = async (request) => {
  try {
    const answer = await fetch(request);
    if (answer.ok) (await caches.open(KEPT)).put(request, answer.clone());
    return answer;
  } catch (error) {
    const found = await caches.match(request);
    if (found) return found;
    throw error;
  }
};
const page = async (request) => {
  try {
    return await fetch(request);
  } catch (error) {
    const offline = await caches.match(FILES[0]);
    if (offline) return offline;
    throw error;
  }
};
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== self.location.origin) return;
  if (request.mode === "navigate") event.respondWith(page(request));
  else if (pathname.startsWith(FOLDER) && (HASHED.test(pathname) || FILES.includes(pathname))) event.respondWith(keptFile(request));
});
