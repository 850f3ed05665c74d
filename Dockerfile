# syntax=docker/dockerfile:1
# Two images: `server` (the default: one process, nothing beside it) and `functions` (the same service as an Azure Functions app).
#   docker build -t baas-functions .
#   docker build -t baas-functions-azure --target functions .

FROM --platform=$BUILDPLATFORM mcr.microsoft.com/dotnet/sdk:10.0-noble AS source
ARG TARGETARCH
WORKDIR /source
COPY . .

FROM source AS server-build
RUN dotnet restore BaasFunctions.Server --locked-mode && dotnet publish BaasFunctions.Server -c Release -r linux-$(echo $TARGETARCH | sed s/amd64/x64/) --no-self-contained -p:GenerateSbom=true -o /app

FROM source AS functions-build
RUN dotnet restore BaasFunctions.Host --locked-mode && dotnet publish BaasFunctions.Host -c Release -r linux-$(echo $TARGETARCH | sed s/amd64/x64/) --no-self-contained -p:GenerateSbom=true -o /home/site/wwwroot

# Azure Functions: https://github.com/Azure/azure-functions-docker. The base has no user of its own and listens on 80, which only root may.
FROM mcr.microsoft.com/azure-functions/dotnet-isolated:4-dotnet-isolated10.0 AS functions
ENV AzureWebJobsScriptRoot=/home/site/wwwroot \
    AzureFunctionsJobHost__Logging__Console__IsEnabled=true \
    AzureWebJobsSecretStorageType=files \
    ASPNETCORE_URLS=http://+:8080 \
    DATA_DIR=/home/data \
    DOTNET_GCgen0size=1000000 DOTNET_GCHeapHardLimitPercent=3C
COPY --from=functions-build --chown=app /home/site/wwwroot /home/site/wwwroot
RUN mkdir -p /home/data && chown -R app /home
USER app
EXPOSE 8080

# -extra: with ICU and time zones, which Intl and dates of functions need. No shell, no package manager; runs as user 1654.
FROM mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled-extra AS server
WORKDIR /app
COPY --from=server-build /app .
# DOTNET_GCgen0size, in hexadecimal: 16 MB between two collections of what is young; see docs/decisions/0017-thread-scheduling.md.
# DOTNET_GCHeapHardLimitPercent, in hexadecimal: 60 % of the container's memory for the heap of the service; see docs/decisions/0032-a-budget-of-bytes.md.
ENV NODE_ENV=production PORT=8080 DATA_DIR=/data DOTNET_EnableDiagnostics=0 DOTNET_GCgen0size=1000000 DOTNET_GCHeapHardLimitPercent=3C
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s CMD ["./BaasFunctions.Server", "--healthcheck"]
ENTRYPOINT ["./BaasFunctions.Server"]
