targetScope = 'subscription'

@minLength(1)
@maxLength(64)
@description('Name of the azd environment; part of the name of every resource.')
param environmentName string

@minLength(1)
@description('Region of every resource. It must offer Flex Consumption.')
@metadata({ azd: { type: 'location' } })
param location string

@description('Puts the app into a virtual network and closes the storage account to everybody else.')
param vnetEnabled bool = false

@description('Creates a PostgreSQL Flexible Server for entities, values and API keys. Without it the app has no data store that lasts.')
param postgresEnabled bool = false

@secure()
@description('Password of the administrator of PostgreSQL; 16 or more letters and digits. Only with postgresEnabled.')
param postgresPassword string = ''

@secure()
@description('BAAS_API_KEYS: keys of the service itself, beside the function keys of Azure. Empty for none.')
param apiKeys string = ''

@allowed([512, 2048, 4096])
@description('Memory of one instance in MB. Functions run in worker processes, which share it.')
param instanceMemoryMB int = 2048

@minValue(40)
@maxValue(1000)
@description('Instances at the same time, at most.')
param maximumInstanceCount int = 100

@description('Who deploys: gets access to the storage account for local runs.')
param principalId string = deployer().objectId

var abbreviations = loadJsonContent('abbreviations.json')
var resourceToken = toLower(uniqueString(subscription().id, environmentName, location))
var tags = { 'azd-env-name': environmentName }
var functionAppName = '${abbreviations.functionApp}${resourceToken}'
var deploymentContainer = 'app-package-${take(functionAppName, 32)}-${take(resourceToken, 7)}'

resource group 'Microsoft.Resources/resourceGroups@2024-03-01' = {
  name: '${abbreviations.resourceGroup}${environmentName}'
  location: location
  tags: tags
}

module identity 'br/public:avm/res/managed-identity/user-assigned-identity:0.4.1' = {
  name: 'identity'
  scope: group
  params: {
    name: '${abbreviations.managedIdentity}${resourceToken}'
    location: location
    tags: tags
  }
}

module logs 'br/public:avm/res/operational-insights/workspace:0.11.1' = {
  name: 'logs'
  scope: group
  params: {
    name: '${abbreviations.logAnalyticsWorkspace}${resourceToken}'
    location: location
    tags: tags
    dataRetention: 30
  }
}

module insights 'br/public:avm/res/insights/component:0.6.0' = {
  name: 'insights'
  scope: group
  params: {
    name: '${abbreviations.applicationInsights}${resourceToken}'
    location: location
    tags: tags
    workspaceResourceId: logs.outputs.resourceId
    disableLocalAuth: true
  }
}

module storage 'br/public:avm/res/storage/storage-account:0.8.3' = {
  name: 'storage'
  scope: group
  params: {
    name: '${abbreviations.storageAccount}${resourceToken}'
    location: location
    tags: tags
    allowBlobPublicAccess: false
    allowSharedKeyAccess: false
    dnsEndpointType: 'Standard'
    minimumTlsVersion: 'TLS1_2'
    publicNetworkAccess: vnetEnabled ? 'Disabled' : 'Enabled'
    networkAcls: {
      bypass: 'None'
      defaultAction: vnetEnabled ? 'Deny' : 'Allow'
    }
    blobServices: {
      containers: [{ name: deploymentContainer }]
    }
  }
}

module plan 'br/public:avm/res/web/serverfarm:0.1.1' = {
  name: 'plan'
  scope: group
  params: {
    name: '${abbreviations.serverFarm}${resourceToken}'
    location: location
    tags: tags
    reserved: true
    sku: {
      name: 'FC1'
      tier: 'FlexConsumption'
    }
  }
}

module network 'app/vnet.bicep' = if (vnetEnabled) {
  name: 'network'
  scope: group
  params: {
    name: '${abbreviations.virtualNetwork}${resourceToken}'
    location: location
    tags: tags
    storageAccountName: storage.outputs.name
  }
}

module postgres 'app/postgres.bicep' = if (postgresEnabled) {
  name: 'postgres'
  scope: group
  params: {
    name: '${abbreviations.postgreSql}${resourceToken}'
    location: location
    tags: tags
    password: postgresPassword
  }
}

module api 'app/api.bicep' = {
  name: 'api'
  scope: group
  params: {
    name: functionAppName
    location: location
    tags: tags
    planId: plan.outputs.resourceId
    identityId: identity.outputs.resourceId
    identityClientId: identity.outputs.clientId
    storageAccountName: storage.outputs.name
    deploymentContainer: deploymentContainer
    applicationInsightsName: insights.outputs.name
    instanceMemoryMB: instanceMemoryMB
    maximumInstanceCount: maximumInstanceCount
    subnetId: vnetEnabled ? network!.outputs.appSubnetId : ''
    databaseUrl: postgresEnabled ? 'postgres://${postgres!.outputs.user}:${postgresPassword}@${postgres!.outputs.host}:5432/${postgres!.outputs.database}?sslmode=verify-full' : ''
    apiKeys: apiKeys
  }
  // Without its roles the app cannot read its own package.
  dependsOn: [roles]
}

module roles 'app/rbac.bicep' = {
  name: 'roles'
  scope: group
  params: {
    storageAccountName: storage.outputs.name
    applicationInsightsName: insights.outputs.name
    appPrincipalId: identity.outputs.principalId
    userPrincipalId: principalId
  }
}

output AZURE_LOCATION string = location
output AZURE_TENANT_ID string = tenant().tenantId
output AZURE_RESOURCE_GROUP string = group.name
output AZURE_FUNCTION_NAME string = api.outputs.name
output SERVICE_API_NAME string = api.outputs.name
output SERVICE_API_URI string = api.outputs.uri
output APPLICATIONINSIGHTS_NAME string = insights.outputs.name
