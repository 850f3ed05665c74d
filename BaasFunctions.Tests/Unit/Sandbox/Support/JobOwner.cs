using BaasFunctions.Sandbox.Scheduling.Threads;

namespace BaasFunctions.Tests.Unit.Sandbox.Support;

internal sealed record JobOwner(string Project) : IJobOwner;
