using Workerd = import "/workerd/workerd.capnp";
# The same with an isolate that is kept for a code that was seen before: what a request leaves in its globals, the next one finds.
const config :Workerd.Config = (
  services = [(name = "main", worker = (
    modules = [(name = "workerd.js", esModule = embed "workerd.js")],
    compatibilityDate = "2026-01-01",
    bindings = [(name = "LOADER", workerLoader = ()), (name = "CACHED", text = "1")],
  ))],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")],
);
