using BaasFunctions.Server.Commands;

return await RootCommandLine.InvokeAsync(args).ConfigureAwait(false);
