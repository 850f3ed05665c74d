# Two images: `server` (the default: one process, nothing beside it) and `functions` (the same service as an Azure Functions app).
#   docker build -t baas-functions .
#   docker build -t baas-functions-azure --target functions .
# They need BuildKit, which Docker uses since version 23. `deploy/verify-image` builds and runs both.

# -aot: with the linker for native code. The platform is the target's: what is linked are its libraries.
FROM mcr.microsoft.com/dotnet/sdk:10.0-noble-aot AS projects
ARG TARGETARCH
WORKDIR /source
# What decides which packages there are: a change of the code restores nothing.
COPY global.json nuget.config Directory.* ./
COPY .config .config
COPY BaasFunctions.Sandbox/BaasFunctions.Sandbox.csproj BaasFunctions.Sandbox/packages.lock.json BaasFunctions.Sandbox/
COPY BaasFunctions.Service/BaasFunctions.Service.csproj BaasFunctions.Service/packages.lock.json BaasFunctions.Service/
COPY BaasFunctions.Server/BaasFunctions.Server.csproj BaasFunctions.Server/packages.lock.json BaasFunctions.Server/
COPY BaasFunctions.Worker/BaasFunctions.Worker.csproj BaasFunctions.Worker/packages.lock.json BaasFunctions.Worker/
COPY BaasFunctions.Host/BaasFunctions.Host.csproj BaasFunctions.Host/packages.lock.json BaasFunctions.Host/

# The first restore compares packages with the lock file; the second adds those of the platform.
FROM projects AS server-build
RUN dotnet restore BaasFunctions.Server --locked-mode && dotnet restore BaasFunctions.Server -a $TARGETARCH
COPY . .
RUN dotnet publish BaasFunctions.Server -c Release -a $TARGETARCH --no-restore -p:RunAnalyzers=false -p:GenerateSbom=true -o /app
RUN mkdir /data

FROM projects AS functions-build
RUN dotnet restore BaasFunctions.Host --locked-mode && dotnet restore BaasFunctions.Host -a $TARGETARCH && dotnet restore BaasFunctions.Worker -a $TARGETARCH
COPY . .
RUN dotnet publish BaasFunctions.Host -c Release -a $TARGETARCH --no-restore --no-self-contained -p:RunAnalyzers=false -p:GenerateSbom=true -o /home/site/wwwroot

# Azure Functions: https://github.com/Azure/azure-functions-docker. The base runs as root, listens on 80, which only root may, and keeps function keys beside its own program.
# The Functions host inherits the bound of the heap too: 40 % (in hexadecimal) for each of the two; see Sizing in docs/operations.md.
# A user by number needs no entry in the base, and lets Kubernetes see that it is not root.
FROM mcr.microsoft.com/azure-functions/dotnet-isolated:4-dotnet-isolated10.0 AS functions
LABEL org.opencontainers.image.title="BaaS Functions on Azure Functions" \
      org.opencontainers.image.description="Runs JavaScript functions written by strangers" \
      org.opencontainers.image.licenses="MIT"
ENV NODE_ENV=production \
    AzureWebJobsScriptRoot=/home/site/wwwroot \
    AzureFunctionsJobHost__Logging__Console__IsEnabled=true \
    AzureWebJobsDisableHomepage=true \
    AzureWebJobsSecretStorageType=files \
    FUNCTIONS_SECRETS_PATH=/home/secrets \
    ASPNETCORE_URLS=http://+:8080 \
    DATA_DIR=/home/data \
    DOTNET_GCgen0size=1000000 DOTNET_GCHeapHardLimitPercent=28
COPY --from=functions-build --chown=1654:1654 /home/site/wwwroot /home/site/wwwroot
RUN mkdir -p /home/data /home/secrets && chown 1654:1654 /home /home/data /home/secrets && chmod 700 /home/data /home/secrets
USER 1654
VOLUME ["/home/data", "/home/secrets"]
EXPOSE 8080

# No .NET: the program is native. -extra: with ICU and time zones, which Intl and dates of functions need. No shell, no package manager.
FROM mcr.microsoft.com/dotnet/runtime-deps:10.0-noble-chiseled-extra AS server
LABEL org.opencontainers.image.title="BaaS Functions" \
      org.opencontainers.image.description="Runs JavaScript functions written by strangers" \
      org.opencontainers.image.licenses="MIT"
WORKDIR /app
COPY --from=server-build /app .
# Before VOLUME, and with an owner: a volume begins as a copy of this folder.
COPY --from=server-build --chown=1654:1654 /data /data
# DOTNET_GCgen0size, in hexadecimal: 16 MB between two collections of what is young; see docs/decisions/0017-thread-scheduling.md.
# DOTNET_GCHeapHardLimitPercent, in hexadecimal: 60 % of the container's memory for the heap of the service; see docs/decisions/0032-a-budget-of-bytes.md.
ENV NODE_ENV=production DATA_DIR=/data DOTNET_EnableDiagnostics=0 DOTNET_GCgen0size=1000000 DOTNET_GCHeapHardLimitPercent=3C
USER 1654
VOLUME /data
# The default of PORT.
EXPOSE 3001
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s CMD ["./BaasFunctions.Server", "--healthcheck"]
ENTRYPOINT ["./BaasFunctions.Server"]
