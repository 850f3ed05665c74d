using BaasFunctions.Sandbox.Configuration;
using BaasFunctions.Sandbox.Execution;
using BaasFunctions.Sandbox.Limits;
using BaasFunctions.Sandbox.Telemetry;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

var sandbox = new InProcessSandbox(Options.Create(new SandboxOptions()), TimeProvider.System, new SandboxTelemetry(), NullLogger<InProcessSandbox>.Instance);
async Task Go(int n) {
 for (var i = 0; i < n; i++) {
  var r = await sandbox.ExecuteAsync(new ExecutionRequest { ExecutionId = "e", FunctionId = "f", FunctionName = "w", Limits = new ExecutionLimits { WallTime = TimeSpan.FromSeconds(20) },
   Code = "export default async function handler(r, c) { const a = []; for (let i = 0; i < 2000; i++) a.push({ i, s: 'x'.repeat(50) + " + i + " }); await new Promise(s => setTimeout(s, 1)); try { null.x } catch (e) { console.log(e.message) } return [a.length, new Intl.NumberFormat('de').format(12345.6), new Date().toLocaleString('de-DE', { timeZone: 'Europe/Berlin' }), /a+b/.test('aaab'), (1n << 200n).toString(), 'ä'.normalize('NFD').length]; }" }, default);
  if (r.Outcome != ExecutionOutcome.Completed) Console.Error.WriteLine(r.Error);
 if (i == 0) Console.WriteLine(System.Text.Encoding.UTF8.GetString(r.DataJson.Span));
 }
}
await Go(5);
foreach (var f in Directory.GetFiles("/proc/self/fd")) { try { Console.WriteLine(f + " " + new FileInfo(f).LinkTarget + " " + File.ReadAllLines(f.Replace("/fd/", "/fdinfo/"))[1]); } catch (Exception e) { Console.WriteLine(e.Message); } }
File.Exists("/MARK");
await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Go(200))));
GC.Collect();
Console.WriteLine("OK");
