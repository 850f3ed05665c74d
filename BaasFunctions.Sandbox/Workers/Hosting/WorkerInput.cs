using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Sandbox.Execution;
using BaasFunctions.Sandbox.Scheduling.Threads;
using BaasFunctions.Sandbox.Workers.Protocol;

namespace BaasFunctions.Sandbox.Workers.Hosting;

/// <summary>Reads what the supervisor sends, on whichever thread has nothing else to do, and never waits for a function.</summary>
internal sealed class WorkerInput(Stream stream, WorkerRuntime runtime, long sourceCacheBytes) : IJobSource, IDisposable
{
    private readonly FrameReader _reader = new(stream);
    private readonly SourceCache _sources = new(sourceCacheBytes);
    private readonly Dictionary<int, (WorkerExecution Execution, SourceHash Hash)> _waiting = [];

    /// <summary>Runs until the connection ends; returns the exit code of the process.</summary>
    public int Run()
    {
        using var ended = new ManualResetEventSlim();
        Exception? fault = null;
        runtime.ReadFrom(this, exception =>
        {
            fault = exception;
            ended.Set();
        });
        ended.Wait();
        return fault switch
        {
            // Or the supervisor is gone.
            null or IOException => WorkerExitCode.Done,
            FrameFormatException => WorkerExitCode.Protocol,
            _ => throw fault,
        };
    }

    public bool Read()
    {
        if (!_reader.Fill())
        {
            return false;
        }

        while (_reader.TryTake(out var frame))
        {
            Handle(frame);
        }

        return true;
    }

    public void Dispose() => _reader.Dispose();

    private void Handle(Frame frame)
    {
        switch (frame.Type)
        {
            case FrameType.Execute:
                Execute(frame);
                break;
            case FrameType.Source:
                Resume(frame);
                break;
            case FrameType.HostAnswer:
                var (number, answer) = HostCallCodec.ReadAnswer(frame.Payload.Span);
                runtime.Answer(frame.Execution, number, answer);
                break;
            case FrameType.Cancel:
                Cancel(frame.Execution);
                break;
            case FrameType.Ping:
                runtime.Output.Pong();
                break;
            default:
                throw new FrameFormatException("Not a frame for a worker.");
        }
    }

    private void Execute(Frame frame)
    {
        var request = RequestCodec.Read(frame.Payload.Span, out var hash, out var withSource);
        if (withSource)
        {
            _sources.Add(hash, request.Code);
            Add(new WorkerExecution(frame.Execution, request, runtime));
        }
        else if (_sources.Find(hash) is { } source)
        {
            Add(new WorkerExecution(frame.Execution, request with { Code = source }, runtime));
        }
        else
        {
            _waiting.Add(frame.Execution, (new WorkerExecution(frame.Execution, request, runtime), hash));
            runtime.Output.NeedSource(frame.Execution);
        }
    }

    private void Resume(Frame frame)
    {
        if (!_waiting.Remove(frame.Execution, out var waiting))
        {
            return;
        }

        var payload = new PayloadReader(frame.Payload.Span);
        var source = payload.ReadString();
        payload.End();
        _sources.Add(waiting.Hash, source);
        waiting.Execution.Request = waiting.Execution.Request with { Code = source };
        Add(waiting.Execution);
    }

    private void Cancel(int number)
    {
        if (_waiting.Remove(number, out var waiting))
        {
            var ending = ExecutionFailure.Of(ExecutionEndedException.Cancelled());
            runtime.Output.Result(number, ExecutionReport.WithoutThread(waiting.Execution.Request, TimeSpan.Zero, ending, []), 0, null);
        }
        else
        {
            runtime.Cancel(number);
        }
    }

    private void Add(WorkerExecution execution)
    {
        if (!runtime.TryStart(execution))
        {
            throw new FrameFormatException("More executions than agreed.");
        }
    }
}
