targetScope = 'subscription'

@minLength(1)
@maxLength(64)
@description('Name of the azd environment; part of the name of every resource.')
param environmentName string

@minLength(1)
@description('Region of every resource. It must offer Flex Consumption.')
@metadata({ azd: { type: 'location' } })
param location string

@description('Puts the app into a virtual network and closes storage and PostgreSQL to everybody else.')
param vnetEnabled bool = false

@description('Creates a PostgreSQL Flexible Server for entities, values and API keys.')
param postgresEnabled bool = true

@description('Accepts that without PostgreSQL each instance has data of its own, which is gone when it ends.')
param dataMayBeLost bool = false

@allowed([
  'Standard_B1ms'
  'Standard_B2s'
  'Standard_B2ms'
  'Standard_D2ds_v5'
  'Standard_D4ds_v5'
  'Standard_D8ds_v5'
  'Standard_D16ds_v5'
])
@description('Size of PostgreSQL. It bounds the connections, and so the instances: one sixth of 9/10 of them.')
param postgresSku string = 'Standard_B2s'

@secure()
@description('BAAS_API_KEYS: keys of the service itself, beside the function keys of Azure. Empty for none.')
param apiKeys string = ''

@allowed([2048, 4096])
@description('Memory of one instance in MB; an instance has a processor and a worker for each 2048. In 512 there is no room for a worker.')
param instanceMemoryMB int = 2048

@minValue(1)
@maxValue(1000)
@description('Instances on demand at the same time, at most. Below 40 only in regions that have it.')
param maximumInstanceCount int = 40

@minValue(0)
@maxValue(1000)
@description('Instances that always run, so that nobody waits for a start. 0: the app scales to zero.')
param alwaysReady int = 0

@minValue(1)
@maxValue(200)
@description('Requests that one instance has at the same time before another one is started; at most maxConcurrentRequests of host.json.')
param perInstanceConcurrency int = 32

@secure()
@description('Further settings of the app: NAME=value;NAME=value. Empty for none.')
param appSettings string = ''

@description('Who deploys: gets access to the storage account for local runs.')
param principalId string = deployer().objectId

@allowed(['', 'User', 'ServicePrincipal'])
@description('Whether that is a person or a pipeline; azd knows. Empty: Azure looks it up.')
param principalType string = ''

var abbreviations = loadJsonContent('abbreviations.json')
var resourceToken = toLower(uniqueString(subscription().id, environmentName, location))
var tags = { 'azd-env-name': environmentName }
var functionAppName = '${abbreviations.functionApp}${resourceToken}'
var deploymentContainer = 'app-package-${take(functionAppName, 32)}-${take(resourceToken, 7)}'
var identityName = '${abbreviations.managedIdentity}${resourceToken}'
var storageAccountName = '${abbreviations.storageAccount}${resourceToken}'
var applicationInsightsName = '${abbreviations.applicationInsights}${resourceToken}'
var vaultName = '${abbreviations.keyVault}${resourceToken}'

// Connections for users by default: https://learn.microsoft.com/azure/postgresql/configure-maintain/concepts-limits
var userConnections = {
  Standard_B1ms: 35
  Standard_B2s: 414
  Standard_B2ms: 844
  Standard_D2ds_v5: 844
  Standard_D4ds_v5: 1703
  Standard_D8ds_v5: 3422
  Standard_D16ds_v5: 4985
}

// All instances together fit into nine tenths of them; each has two beside BAAS_DB_CONNECTIONS, which is 4 or more. The maximum is that of instances on demand:
// those that always run may come on top.
var connectionsOfInstance = userConnections[postgresSku] * 9 / 10 / (maximumInstanceCount + alwaysReady) - 2
var databaseConnections = !postgresEnabled || connectionsOfInstance >= 4
  ? min(connectionsOfInstance, 50)
  : fail('PostgreSQL of the size ${postgresSku} has connections for ${userConnections[postgresSku] * 9 / 10 / 6} instances, fewer than maximumInstanceCount and alwaysReady together (MAXIMUM_INSTANCE_COUNT, ALWAYS_READY). Lower them, or choose a larger postgresSku (POSTGRES_SKU).')

var hasDatabase = postgresEnabled || dataMayBeLost
  ? postgresEnabled
  : fail('Without PostgreSQL an instance loses its data when it ends, and no two instances see the same. Leave postgresEnabled (POSTGRES_ENABLED) on, or set dataMayBeLost (DATA_MAY_BE_LOST) to accept that.')

// Settings that app/api.bicep makes of other parameters, or that the app cannot run without.
var templateSettings = [
  'AzureWebJobsStorage__credential'
  'AzureWebJobsStorage__clientId'
  'AzureWebJobsStorage__blobServiceUri'
  'APPLICATIONINSIGHTS_CONNECTION_STRING'
  'APPLICATIONINSIGHTS_AUTHENTICATION_STRING'
  'AzureWebJobsDisableHomepage'
  'NODE_ENV'
  'DATA_DIR'
  'DATABASE_URL'
  'BAAS_DB_CONNECTIONS'
  'BAAS_API_KEYS'
  'JWT_SECRET'
  'BAAS_WORKERS'
  'BAAS_WORKER_MEMORY'
  'DOTNET_GCgen0size'
  'DOTNET_GCHeapHardLimitPercent'
]

// Text instead of an object: azd puts variables into the parameters as text, and not every version of it takes quotes in them.
var appSettingEntries = filter(map(split(appSettings, ';'), entry => trim(entry)), entry => !empty(entry))
var appSettingNames = map(appSettingEntries, entry => trim(split(entry, '=')[0]))
var refusedSettingNames = filter(appSettingNames, name => contains(map(templateSettings, own => toLower(own)), toLower(name)))
var areAppSettingsWellFormed = empty(filter(appSettingEntries, entry => indexOf(entry, '=') < 1))
  ? length(union(map(appSettingNames, name => toLower(name)), [])) == length(appSettingNames)
  : false

var furtherSettings = !areAppSettingsWellFormed
  ? fail('appSettings (APP_SETTINGS) must be NAME=value;NAME=value, with each name once.')
  : empty(refusedSettingNames)
      ? toObject(appSettingEntries, entry => trim(split(entry, '=')[0]), entry => trim(substring(entry, indexOf(entry, '=') + 1)))
      : fail('The template sets ${join(refusedSettingNames, ', ')} itself; remove that from appSettings (APP_SETTINGS). Other parameters decide it.')

resource group 'Microsoft.Resources/resourceGroups@2024-03-01' = {
  name: '${abbreviations.resourceGroup}${environmentName}'
  location: location
  tags: tags
}

module identity 'app/identity.bicep' = {
  name: 'identity'
  scope: group
  params: {
    name: identityName
    location: location
    tags: tags
  }
}

module monitoring 'app/monitoring.bicep' = {
  name: 'monitoring'
  scope: group
  params: {
    workspaceName: '${abbreviations.logAnalyticsWorkspace}${resourceToken}'
    componentName: applicationInsightsName
    location: location
    tags: tags
  }
}

module storage 'app/storage.bicep' = {
  name: 'storage'
  scope: group
  params: {
    name: storageAccountName
    location: location
    tags: tags
    deploymentContainer: deploymentContainer
    isPrivate: vnetEnabled
  }
}

module secrets 'app/secrets.bicep' = {
  name: 'secrets'
  scope: group
  params: {
    name: vaultName
    location: location
    tags: tags
  }
}

resource vault 'Microsoft.KeyVault/vaults@2023-07-01' existing = {
  name: vaultName
  scope: group
}

module network 'app/network.bicep' = if (vnetEnabled) {
  name: 'network'
  scope: group
  params: {
    name: '${abbreviations.virtualNetwork}${resourceToken}'
    location: location
    tags: tags
  }
}

module storageEndpoint 'app/private-endpoint.bicep' = if (vnetEnabled) {
  name: 'storage-endpoint'
  scope: group
  params: {
    name: '${abbreviations.virtualNetwork}${resourceToken}-blob'
    location: location
    tags: tags
    networkId: network!.outputs.id
    subnetId: network!.outputs.endpointSubnetId
    serviceId: storage.outputs.id
    group: 'blob'
  }
}

module postgres 'app/postgres.bicep' = if (hasDatabase) {
  name: 'postgres'
  scope: group
  params: {
    name: '${abbreviations.postgreSql}${resourceToken}'
    location: location
    tags: tags
    sku: postgresSku
    isPrivate: vnetEnabled
    administratorPassword: vault.getSecret('database-administrator-password')
  }
  dependsOn: [secrets]
}

module postgresEndpoint 'app/private-endpoint.bicep' = if (hasDatabase && vnetEnabled) {
  name: 'postgres-endpoint'
  scope: group
  params: {
    name: '${abbreviations.virtualNetwork}${resourceToken}-postgres'
    location: location
    tags: tags
    networkId: network!.outputs.id
    subnetId: network!.outputs.endpointSubnetId
    serviceId: postgres!.outputs.id
    group: 'postgresqlServer'
  }
}

module postgresRole 'app/postgres-role.bicep' = if (hasDatabase) {
  name: 'postgres-role'
  scope: group
  params: {
    name: '${abbreviations.postgreSql}${resourceToken}-role'
    location: location
    tags: tags
    host: postgres!.outputs.host
    administrator: postgres!.outputs.administrator
    administratorPassword: vault.getSecret('database-administrator-password')
    databasePassword: vault.getSecret('database-password')
    isPrivate: vnetEnabled
    networkId: vnetEnabled ? network!.outputs.id : ''
    scriptSubnetId: vnetEnabled ? network!.outputs.scriptSubnetId : ''
    endpointSubnetId: vnetEnabled ? network!.outputs.endpointSubnetId : ''
    storageAccountName: '${storageAccountName}ps'
  }
  dependsOn: [postgresEndpoint]
}

module roles 'app/rbac.bicep' = {
  name: 'roles'
  scope: group
  params: {
    storageAccountName: storageAccountName
    applicationInsightsName: applicationInsightsName
    appIdentityName: identityName
    appPrincipalId: identity.outputs.principalId
    userPrincipalId: principalId
    userPrincipalType: principalType
  }
  dependsOn: [storage, monitoring]
}

module api 'app/api.bicep' = {
  name: 'api'
  scope: group
  params: {
    name: functionAppName
    planName: '${abbreviations.serverFarm}${resourceToken}'
    location: location
    tags: tags
    identityId: identity.outputs.id
    identityClientId: identity.outputs.clientId
    storageAccountName: storageAccountName
    deploymentContainer: deploymentContainer
    applicationInsightsName: applicationInsightsName
    instanceMemoryMB: instanceMemoryMB
    maximumInstanceCount: maximumInstanceCount
    alwaysReady: alwaysReady
    perInstanceConcurrency: perInstanceConcurrency
    subnetId: vnetEnabled ? network!.outputs.appSubnetId : ''
    hasDatabase: hasDatabase
    databaseHost: hasDatabase ? postgres!.outputs.host : ''
    databaseRole: 'baas'
    databasePassword: vault.getSecret('database-password')
    databaseConnections: databaseConnections
    jwtSecret: vault.getSecret('jwt-secret')
    apiKeys: apiKeys
    furtherSettings: furtherSettings
  }
  // Without its roles the app cannot read its own package, and its database has a role of its own.
  dependsOn: [roles, secrets, storageEndpoint, postgresRole]
}

output AZURE_LOCATION string = location
output AZURE_TENANT_ID string = tenant().tenantId
output AZURE_RESOURCE_GROUP string = group.name
output AZURE_FUNCTION_NAME string = api.outputs.name
output AZURE_KEY_VAULT_NAME string = vaultName
output SERVICE_API_NAME string = api.outputs.name
output SERVICE_API_URI string = api.outputs.uri
output APPLICATIONINSIGHTS_NAME string = applicationInsightsName
