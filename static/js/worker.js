/* The service worker shows the offline page where a page cannot be reached. It lives as long as somebody is signed in: the
   page after signing out ends it and empties what it kept. Where the bank's network is plain http, browsers have none, and
   nothing happens. */
const worker = navigator.serviceWorker;

const forget = async () => {
  const [workers, kept] = await Promise.all([worker.getRegistrations(), caches.keys()]);
  await Promise.all([...workers.map((one) => one.unregister()), ...kept.map((name) => caches.delete(name))]);
};

if (worker && window.isSecureContext) {
  const done = document.body.dataset.staff ? worker.register("/sw.js") : forget();
  done.catch(() => {}); /* a comfort: where the browser refuses it, nothing is said */
}
