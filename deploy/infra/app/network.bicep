@description('Name of the virtual network.')
param name string
param location string
param tags object

resource network 'Microsoft.Network/virtualNetworks@2024-05-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    addressSpace: { addressPrefixes: ['10.0.0.0/16'] }
    subnets: [
      {
        name: 'endpoints'
        properties: {
          addressPrefix: '10.0.1.0/24'
          privateEndpointNetworkPolicies: 'Disabled'
          defaultOutboundAccess: false
        }
      }
      {
        name: 'app'
        properties: {
          addressPrefix: '10.0.2.0/24'
          // Functions call the public internet.
          defaultOutboundAccess: true
          // Flex Consumption asks for this delegation.
          delegations: [{ name: 'flex', properties: { serviceName: 'Microsoft.App/environments' } }]
        }
      }
      {
        name: 'scripts'
        properties: {
          addressPrefix: '10.0.3.0/24'
          defaultOutboundAccess: true
          delegations: [{ name: 'containers', properties: { serviceName: 'Microsoft.ContainerInstance/containerGroups' } }]
        }
      }
    ]
  }

  resource endpoints 'subnets' existing = { name: 'endpoints' }
  resource app 'subnets' existing = { name: 'app' }
  resource scripts 'subnets' existing = { name: 'scripts' }
}

output id string = network.id
output endpointSubnetId string = network::endpoints.id
output appSubnetId string = network::app.id
output scriptSubnetId string = network::scripts.id
