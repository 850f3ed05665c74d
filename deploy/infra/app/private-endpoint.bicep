@description('Name of the endpoint.')
param name string
param location string
param tags object
param networkId string
param subnetId string

@description('The service that is reached through it.')
param serviceId string

@allowed(['blob', 'file', 'postgresqlServer'])
@description('Which part of the service.')
param group string

var zones = {
  blob: 'privatelink.blob.${environment().suffixes.storage}'
  file: 'privatelink.file.${environment().suffixes.storage}'
  postgresqlServer: 'privatelink.postgres.database.azure.com'
}

resource zone 'Microsoft.Network/privateDnsZones@2020-06-01' = {
  name: zones[group]
  location: 'global'
  tags: tags

  resource link 'virtualNetworkLinks' = {
    name: '${group}-link'
    location: 'global'
    properties: {
      registrationEnabled: false
      virtualNetwork: { id: networkId }
    }
  }
}

resource endpoint 'Microsoft.Network/privateEndpoints@2024-05-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    subnet: { id: subnetId }
    privateLinkServiceConnections: [
      { name: group, properties: { privateLinkServiceId: serviceId, groupIds: [group] } }
    ]
  }

  resource names 'privateDnsZoneGroups' = {
    name: 'default'
    properties: {
      privateDnsZoneConfigs: [{ name: group, properties: { privateDnsZoneId: zone.id } }]
    }
  }
}
