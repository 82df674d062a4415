" Written by `cargo run -p xtask -- gen` from the catalogue of parameters.
if exists("b:current_syntax")
  finish
endif

syntax case ignore
syntax iskeyword @,48-57,_,.,-

syntax match oranetComment "#.*$" contains=oranetTodo,@Spell
syntax keyword oranetTodo TODO FIXME XXX contained
syntax match oranetName "^[^ \t#()='",][^#()='"]*\ze=" contains=oranetTop,oranetSuffixed,oranetOperator
syntax region oranetString start=+"+ end=+"+ end=+\ze#+ oneline
syntax region oranetString start=+'+ end=+'+ end=+\ze#+ oneline
syntax match oranetOperator "="
syntax match oranetBracket "[()]"
syntax match oranetNumber "\%(=[ \t]*\)\@<=\d\+\%([ \t]*\%(ms\|sec\|min\|hr\|day\)\)\?\ze[ \t]*\%()\|#\|$\)"
syntax match oranetParameter "(\@<=[ \t]*[^ \t#()='",]\+\ze[ \t]*=" contains=oranetKeyword
syntax keyword oranetTop contained ACCEPT_MD5_CERTS
syntax keyword oranetTop contained ACCEPT_SHA1_CERTS
syntax keyword oranetTop contained ADD_SSLV3_TO_DEFAULT
syntax keyword oranetTop contained ADR_BASE
syntax keyword oranetTop contained AUTOMATIC_IPC
syntax keyword oranetTop contained AZURE_CREDENTIALS
syntax keyword oranetTop contained AZURE_DB_APP_ID_URI
syntax keyword oranetTop contained BEQUEATH_DETACH
syntax keyword oranetTop contained CLIENT_CERTIFICATE
syntax keyword oranetTop contained CLIENT_ID
syntax keyword oranetTop contained DAEMON.TRACE_DIRECTORY
syntax keyword oranetTop contained DAEMON.TRACE_LEVEL
syntax keyword oranetTop contained DAEMON.TRACE_MASK
syntax keyword oranetTop contained DBFW_PUBLIC_KEY
syntax keyword oranetTop contained DEFAULT_ADMIN_CONTEXT
syntax keyword oranetTop contained DEFAULT_SDU_SIZE
syntax keyword oranetTop contained DIAG_ADR_ENABLED
syntax keyword oranetTop contained DIAG_DDE_ENABLED
syntax keyword oranetTop contained DIAG_SIGHANDLER_ENABLED
syntax keyword oranetTop contained DIRECTORY_SERVERS
syntax keyword oranetTop contained DIRECTORY_SERVER_TYPE
syntax keyword oranetTop contained DISABLE_INTERRUPT
syntax keyword oranetTop contained DISABLE_OOB
syntax keyword oranetTop contained DISABLE_OOB_AUTO
syntax keyword oranetTop contained DSI_DEFAULT_ADMIN_CONTEXT
syntax keyword oranetTop contained DSI_DIRECTORY_SERVERS
syntax keyword oranetTop contained DSI_DIRECTORY_SERVER_TYPE
syntax keyword oranetTop contained ENCRYPTION_WALLET_LOCATION
syntax keyword oranetTop contained EXADIRECT_FLOW_CONTROL
syntax keyword oranetTop contained EXADIRECT_RECVPOLL
syntax keyword oranetTop contained HTTPS_CIPHER_SUITES
syntax keyword oranetTop contained HTTPS_CLIENT_AUTHENTICATION
syntax keyword oranetTop contained HTTPS_SSL_VERSION
syntax keyword oranetTop contained IFILE
syntax keyword oranetTop contained IPC.KEYPATH
syntax keyword oranetTop contained LOG_DIRECTORY_CLIENT
syntax keyword oranetTop contained LOG_DIRECTORY_SERVER
syntax keyword oranetTop contained LOG_FILE_CLIENT
syntax keyword oranetTop contained LOG_FILE_SERVER
syntax keyword oranetTop contained NAMES.DCE.PREFIX
syntax keyword oranetTop contained NAMES.DEFAULT_DOMAIN
syntax keyword oranetTop contained NAMES.DIRECTORY_PATH
syntax keyword oranetTop contained NAMES.INITIAL_RETRY_TIMEOUT
syntax keyword oranetTop contained NAMES.LDAP_AUTHENTICATE_BIND
syntax keyword oranetTop contained NAMES.LDAP_AUTHENTICATE_BIND_METHOD
syntax keyword oranetTop contained NAMES.LDAP_CONN_TIMEOUT
syntax keyword oranetTop contained NAMES.LDAP_PERSISTENT_SESSION
syntax keyword oranetTop contained NAMES.MAX_OPEN_CONNECTIONS
syntax keyword oranetTop contained NAMES.MESSAGE_POOL_START_SIZE
syntax keyword oranetTop contained NAMES.NDS.NAME_CONTEXT
syntax keyword oranetTop contained NAMES.NIS.META_MAP
syntax keyword oranetTop contained NAMES.PREFERRED_SERVERS
syntax keyword oranetTop contained NAMES.REQUEST_RETRIES
syntax keyword oranetTop contained NAMESCTL.INTERNAL_ENCRYPT_PASSWORD
syntax keyword oranetTop contained NAMESCTL.INTERNAL_USE
syntax keyword oranetTop contained NAMESCTL.NOCONFIRM
syntax keyword oranetTop contained NAMESCTL.NO_INITIAL_SERVER
syntax keyword oranetTop contained NAMESCTL.SERVER_PASSWORD
syntax keyword oranetTop contained NAMESCTL.TRACE_DIRECTORY
syntax keyword oranetTop contained NAMESCTL.TRACE_FILE
syntax keyword oranetTop contained NAMESCTL.TRACE_LEVEL
syntax keyword oranetTop contained NAMESCTL.TRACE_UNIQUE
syntax keyword oranetTop contained OCI_COMPARTMENT
syntax keyword oranetTop contained OCI_CONFIG_FILE
syntax keyword oranetTop contained OCI_DATABASE
syntax keyword oranetTop contained OCI_IAM_URL
syntax keyword oranetTop contained OCI_PROFILE
syntax keyword oranetTop contained OCI_RESULT_CACHE_MAX_RSET_ROWS
syntax keyword oranetTop contained OCI_RESULT_CACHE_MAX_RSET_SIZE
syntax keyword oranetTop contained OCI_RESULT_CACHE_MAX_SIZE
syntax keyword oranetTop contained OCI_TENANCY
syntax keyword oranetTop contained PASSWORD_AUTH
syntax keyword oranetTop contained RECV_BUF_SIZE
syntax keyword oranetTop contained REDIRECT_URI
syntax keyword oranetTop contained SDP.PF_INET_SDP
syntax keyword oranetTop contained SEC_USER_AUDIT_ACTION_BANNER
syntax keyword oranetTop contained SEC_USER_UNAUTHORIZED_ACCESS_BANNER
syntax keyword oranetTop contained SEND_BUF_SIZE
syntax keyword oranetTop contained SQLNET.ALLOWED_LOGON_VERSION
syntax keyword oranetTop contained SQLNET.ALLOWED_LOGON_VERSION_CLIENT
syntax keyword oranetTop contained SQLNET.ALLOWED_LOGON_VERSION_SERVER
syntax keyword oranetTop contained SQLNET.ALLOW_WEAK_CRYPTO
syntax keyword oranetTop contained SQLNET.ALLOW_WEAK_CRYPTO_CLIENTS
syntax keyword oranetTop contained SQLNET.AUTHENTICATION_GSSAPI_SERVICE
syntax keyword oranetTop contained SQLNET.AUTHENTICATION_KERBEROS5_SERVICE
syntax keyword oranetTop contained SQLNET.AUTHENTICATION_SERVICES
syntax keyword oranetTop contained SQLNET.CLIENT_REGISTRATION
syntax keyword oranetTop contained SQLNET.CLOUD_USER
syntax keyword oranetTop contained SQLNET.COMPRESSION
syntax keyword oranetTop contained SQLNET.COMPRESSION_ACCELERATION
syntax keyword oranetTop contained SQLNET.COMPRESSION_LEVELS
syntax keyword oranetTop contained SQLNET.COMPRESSION_THRESHOLD
syntax keyword oranetTop contained SQLNET.CRYPTO_CHECKSUM_CLIENT
syntax keyword oranetTop contained SQLNET.CRYPTO_CHECKSUM_SERVER
syntax keyword oranetTop contained SQLNET.CRYPTO_CHECKSUM_TYPES_CLIENT
syntax keyword oranetTop contained SQLNET.CRYPTO_CHECKSUM_TYPES_SERVER
syntax keyword oranetTop contained SQLNET.CRYPTO_SEED
syntax keyword oranetTop contained SQLNET.DBFW_PUBLIC_KEY
syntax keyword oranetTop contained SQLNET.DOWN_HOSTS_TIMEOUT
syntax keyword oranetTop contained SQLNET.ENCRYPTION_CLIENT
syntax keyword oranetTop contained SQLNET.ENCRYPTION_SERVER
syntax keyword oranetTop contained SQLNET.ENCRYPTION_TYPES_CLIENT
syntax keyword oranetTop contained SQLNET.ENCRYPTION_TYPES_SERVER
syntax keyword oranetTop contained SQLNET.ENCRYPTION_WALLET_LOCATION
syntax keyword oranetTop contained SQLNET.EXPIRE_TIME
syntax keyword oranetTop contained SQLNET.FALLBACK_AUTHENTICATION
syntax keyword oranetTop contained SQLNET.FIPS_140
syntax keyword oranetTop contained SQLNET.IDENTIX_FINGERPRINT_DATABASE
syntax keyword oranetTop contained SQLNET.IDENTIX_FINGERPRINT_DATABASE_PASSWORD
syntax keyword oranetTop contained SQLNET.IDENTIX_FINGERPRINT_DATABASE_USER
syntax keyword oranetTop contained SQLNET.IDENTIX_FINGERPRINT_METHOD
syntax keyword oranetTop contained SQLNET.IGNORE_ANO_ENCRYPTION_FOR_TCPS
syntax keyword oranetTop contained SQLNET.INBOUND_CONNECT_TIMEOUT
syntax keyword oranetTop contained SQLNET.KERBEROS5_CC_NAME
syntax keyword oranetTop contained SQLNET.KERBEROS5_CLOCKSKEW
syntax keyword oranetTop contained SQLNET.KERBEROS5_CONF
syntax keyword oranetTop contained SQLNET.KERBEROS5_CONF_LOCATION
syntax keyword oranetTop contained SQLNET.KERBEROS5_CONF_MIT
syntax keyword oranetTop contained SQLNET.KERBEROS5_KEYTAB
syntax keyword oranetTop contained SQLNET.KERBEROS5_REALMS
syntax keyword oranetTop contained SQLNET.KERBEROS5_REPLAY_CACHE
syntax keyword oranetTop contained SQLNET.OUTBOUND_CONNECT_TIMEOUT
syntax keyword oranetTop contained SQLNET.PASSWORD_AUTH
syntax keyword oranetTop contained SQLNET.RADIUS_ALLOW_WEAK_CLIENTS
syntax keyword oranetTop contained SQLNET.RADIUS_ALLOW_WEAK_PROTOCOL
syntax keyword oranetTop contained SQLNET.RADIUS_ALTERNATE
syntax keyword oranetTop contained SQLNET.RADIUS_ALTERNATE_PORT
syntax keyword oranetTop contained SQLNET.RADIUS_ALTERNATE_RETRIES
syntax keyword oranetTop contained SQLNET.RADIUS_ALTERNATE_TIMEOUT
syntax keyword oranetTop contained SQLNET.RADIUS_ALTERNATE_TLS_HOST
syntax keyword oranetTop contained SQLNET.RADIUS_ALTERNATE_TLS_PORT
syntax keyword oranetTop contained SQLNET.RADIUS_AUTHENTICATION
syntax keyword oranetTop contained SQLNET.RADIUS_AUTHENTICATION_INTERFACE
syntax keyword oranetTop contained SQLNET.RADIUS_AUTHENTICATION_PORT
syntax keyword oranetTop contained SQLNET.RADIUS_AUTHENTICATION_RETRIES
syntax keyword oranetTop contained SQLNET.RADIUS_AUTHENTICATION_TIMEOUT
syntax keyword oranetTop contained SQLNET.RADIUS_AUTHENTICATION_TLS_HOST
syntax keyword oranetTop contained SQLNET.RADIUS_AUTHENTICATION_TLS_PORT
syntax keyword oranetTop contained SQLNET.RADIUS_CHALLENGE_INTERFACE
syntax keyword oranetTop contained SQLNET.RADIUS_CHALLENGE_KEYWORD
syntax keyword oranetTop contained SQLNET.RADIUS_CHALLENGE_RESPONSE
syntax keyword oranetTop contained SQLNET.RADIUS_CLASSPATH
syntax keyword oranetTop contained SQLNET.RADIUS_DEFAULT_CHALLENGE_KEYWORD
syntax keyword oranetTop contained SQLNET.RADIUS_SECRET
syntax keyword oranetTop contained SQLNET.RADIUS_SEND_ACCOUNTING
syntax keyword oranetTop contained SQLNET.RADIUS_TRANSPORT_PROTOCOL
syntax keyword oranetTop contained SQLNET.RECV_TIMEOUT
syntax keyword oranetTop contained SQLNET.SEND_TIMEOUT
syntax keyword oranetTop contained SQLNET.URI
syntax keyword oranetTop contained SQLNET.USE_HTTPS_PROXY
syntax keyword oranetTop contained SQLNET.WALLET_OVERRIDE
syntax keyword oranetTop contained SSL_ALLOW_MD5_CERTS
syntax keyword oranetTop contained SSL_ALLOW_SHA1_CERTS
syntax keyword oranetTop contained SSL_ALLOW_WEAK_DN_MATCH
syntax keyword oranetTop contained SSL_CERTIFICATE_ALIAS
syntax keyword oranetTop contained SSL_CERTIFICATE_THUMBPRINT
syntax keyword oranetTop contained SSL_CERT_REVOCATION
syntax keyword oranetTop contained SSL_CIPHER_SUITES
syntax keyword oranetTop contained SSL_CIPHER_SUITES_ORDER
syntax keyword oranetTop contained SSL_CLIENT_AUTHENTICATION
syntax keyword oranetTop contained SSL_CRL_FILE
syntax keyword oranetTop contained SSL_CRL_PATH
syntax keyword oranetTop contained SSL_DISABLE_WEAK_EC_CURVES
syntax keyword oranetTop contained SSL_ENABLE_WEAK_CIPHERS
syntax keyword oranetTop contained SSL_EXTENDED_KEY_USAGE
syntax keyword oranetTop contained SSL_SERVER_CERT_DN
syntax keyword oranetTop contained SSL_SERVER_DN_MATCH
syntax keyword oranetTop contained SSL_VERSION
syntax keyword oranetTop contained TCP.ALLOWED_PROXIES
syntax keyword oranetTop contained TCP.CONNECT_TIMEOUT
syntax keyword oranetTop contained TCP.EXCLUDED_NODES
syntax keyword oranetTop contained TCP.INVITED_NODES
syntax keyword oranetTop contained TCP.NODELAY
syntax keyword oranetTop contained TCP.QUEUESIZE
syntax keyword oranetTop contained TCP.VALIDNODE_CHECKING
syntax keyword oranetTop contained TENANT_ID
syntax keyword oranetTop contained TLS_ALLOW_WEAK_DN_MATCH
syntax keyword oranetTop contained TLS_CERTIFICATE_ALIAS
syntax keyword oranetTop contained TLS_CERTIFICATE_THUMBPRINT
syntax keyword oranetTop contained TLS_CERT_REVOCATION
syntax keyword oranetTop contained TLS_CIPHER_SUITES
syntax keyword oranetTop contained TLS_CIPHER_SUITES_ORDER
syntax keyword oranetTop contained TLS_CLIENT_AUTHENTICATION
syntax keyword oranetTop contained TLS_CRL_FILE
syntax keyword oranetTop contained TLS_CRL_PATH
syntax keyword oranetTop contained TLS_DISABLE_VERSION
syntax keyword oranetTop contained TLS_DISABLE_WEAK_EC_CURVES
syntax keyword oranetTop contained TLS_ENABLE_WEAK_CIPHERS
syntax keyword oranetTop contained TLS_EXTENDED_KEY_USAGE
syntax keyword oranetTop contained TLS_KEY_EXCHANGE_GROUPS
syntax keyword oranetTop contained TLS_SERVER_CERT_DN
syntax keyword oranetTop contained TLS_SERVER_DN_MATCH
syntax keyword oranetTop contained TLS_VERSION
syntax keyword oranetTop contained TNSPING.TRACE_DIRECTORY
syntax keyword oranetTop contained TNSPING.TRACE_LEVEL
syntax keyword oranetTop contained TOKEN_AUTH
syntax keyword oranetTop contained TOKEN_LOCATION
syntax keyword oranetTop contained TRACE_DIRECTORY_CLIENT
syntax keyword oranetTop contained TRACE_DIRECTORY_SERVER
syntax keyword oranetTop contained TRACE_FILEAGE_CLIENT
syntax keyword oranetTop contained TRACE_FILEAGE_SERVER
syntax keyword oranetTop contained TRACE_FILELEN_CLIENT
syntax keyword oranetTop contained TRACE_FILELEN_SERVER
syntax keyword oranetTop contained TRACE_FILENO_CLIENT
syntax keyword oranetTop contained TRACE_FILENO_SERVER
syntax keyword oranetTop contained TRACE_FILE_CLIENT
syntax keyword oranetTop contained TRACE_FILE_SERVER
syntax keyword oranetTop contained TRACE_LEVEL_CLIENT
syntax keyword oranetTop contained TRACE_LEVEL_SERVER
syntax keyword oranetTop contained TRACE_TIMESTAMP_CLIENT
syntax keyword oranetTop contained TRACE_TIMESTAMP_SERVER
syntax keyword oranetTop contained TRACE_UNIQUE_CLIENT
syntax keyword oranetTop contained USE_CMAN
syntax keyword oranetTop contained USE_DEDICATED_SERVER
syntax keyword oranetTop contained USE_HTTPS_PROXY
syntax keyword oranetTop contained WALLET_LOCATION
syntax keyword oranetTop contained WALLET_OVERRIDE
syntax keyword oranetKeyword contained ACT
syntax keyword oranetKeyword contained ACTION_LIST
syntax keyword oranetKeyword contained ADDRESS
syntax keyword oranetKeyword contained ADDRESS_LIST
syntax keyword oranetKeyword contained ADMIN_GROUP
syntax keyword oranetKeyword contained ADR_BASE
syntax keyword oranetKeyword contained ARGS
syntax keyword oranetKeyword contained ARGV0
syntax keyword oranetKeyword contained ASO_AUTHENTICATION_FILTER
syntax keyword oranetKeyword contained AUT
syntax keyword oranetKeyword contained AUTHENTICATION
syntax keyword oranetKeyword contained AUTHENTICATION_SERVICE
syntax keyword oranetKeyword contained AZURE_CREDENTIALS
syntax keyword oranetKeyword contained AZURE_DB_APP_ID_URI
syntax keyword oranetKeyword contained BACKUP
syntax keyword oranetKeyword contained BANDWIDTH
syntax keyword oranetKeyword contained CID
syntax keyword oranetKeyword contained CLIENT_CERTIFICATE
syntax keyword oranetKeyword contained CLIENT_ID
syntax keyword oranetKeyword contained COLOCATION_TAG
syntax keyword oranetKeyword contained COMMUNITY
syntax keyword oranetKeyword contained COMPRESSION
syntax keyword oranetKeyword contained COMPRESSION_LEVELS
syntax keyword oranetKeyword contained COMPRESSION_THRESHOLD
syntax keyword oranetKeyword contained CONFIGURATION
syntax keyword oranetKeyword contained CONNECTION_ID
syntax keyword oranetKeyword contained CONNECTION_ID_PREFIX
syntax keyword oranetKeyword contained CONNECTION_STATISTICS
syntax keyword oranetKeyword contained CONNECT_DATA
syntax keyword oranetKeyword contained CONNECT_TIMEOUT
syntax keyword oranetKeyword contained CONN_STATS
syntax keyword oranetKeyword contained CRYPTO_CHECKSUM_CLIENT
syntax keyword oranetKeyword contained CRYPTO_CHECKSUM_TYPES_CLIENT
syntax keyword oranetKeyword contained DELAY
syntax keyword oranetKeyword contained DESCRIPTION
syntax keyword oranetKeyword contained DESCRIPTION_LIST
syntax keyword oranetKeyword contained DETACH
syntax keyword oranetKeyword contained DIAG_ADR_ENABLED
syntax keyword oranetKeyword contained DIRECTORY
syntax keyword oranetKeyword contained DISC
syntax keyword oranetKeyword contained DN_LIST
syntax keyword oranetKeyword contained DST
syntax keyword oranetKeyword contained ENABLE
syntax keyword oranetKeyword contained ENABLE_IP_FORWARDING
syntax keyword oranetKeyword contained ENCRYPTION_CLIENT
syntax keyword oranetKeyword contained ENCRYPTION_TYPES_CLIENT
syntax keyword oranetKeyword contained ENVS
syntax keyword oranetKeyword contained EVENT_GROUP
syntax keyword oranetKeyword contained EXPIRE_TIME
syntax keyword oranetKeyword contained FAILOVER
syntax keyword oranetKeyword contained FAILOVER_MODE
syntax keyword oranetKeyword contained FIREWALL
syntax keyword oranetKeyword contained GATEWAY_PROCESSES
syntax keyword oranetKeyword contained GLOBAL_DBNAME
syntax keyword oranetKeyword contained GLOBAL_NAME
syntax keyword oranetKeyword contained HOP_COUNT
syntax keyword oranetKeyword contained HOST
syntax keyword oranetKeyword contained HS
syntax keyword oranetKeyword contained HTTPS_PROXY
syntax keyword oranetKeyword contained HTTPS_PROXY_PORT
syntax keyword oranetKeyword contained IDLE_TIMEOUT
syntax keyword oranetKeyword contained IGNORE_ANO_ENCRYPTION_FOR_TCPS
syntax keyword oranetKeyword contained INBOUND_CONNECT_TIMEOUT
syntax keyword oranetKeyword contained INIFILE
syntax keyword oranetKeyword contained INSTANCE_NAME
syntax keyword oranetKeyword contained IP
syntax keyword oranetKeyword contained KERBEROS5_CC_NAME
syntax keyword oranetKeyword contained KERBEROS5_PRINCIPAL
syntax keyword oranetKeyword contained KEY
syntax keyword oranetKeyword contained KEYPATH
syntax keyword oranetKeyword contained LEVEL
syntax keyword oranetKeyword contained LOAD_BALANCE
syntax keyword oranetKeyword contained LOCAL
syntax keyword oranetKeyword contained LOG_DIRECTORY
syntax keyword oranetKeyword contained LOG_FILE_NUM
syntax keyword oranetKeyword contained LOG_FILE_SIZE
syntax keyword oranetKeyword contained LOG_LEVEL
syntax keyword oranetKeyword contained MAX_ALL_CONNECTIONS
syntax keyword oranetKeyword contained MAX_CMCTL_SESSIONS
syntax keyword oranetKeyword contained MAX_CONNECTIONS
syntax keyword oranetKeyword contained MAX_GATEWAY_PROCESSES
syntax keyword oranetKeyword contained MAX_REG_CONNECTIONS
syntax keyword oranetKeyword contained MAX_TUNNELS
syntax keyword oranetKeyword contained MCT
syntax keyword oranetKeyword contained METHOD
syntax keyword oranetKeyword contained METHOD_DATA
syntax keyword oranetKeyword contained MIN_GATEWAY_PROCESSES
syntax keyword oranetKeyword contained MIT
syntax keyword oranetKeyword contained MOCT
syntax keyword oranetKeyword contained MY_WALLET_DIRECTORY
syntax keyword oranetKeyword contained NEXT_HOP
syntax keyword oranetKeyword contained NODE
syntax keyword oranetKeyword contained NON_TUNNEL_GATEWAYS
syntax keyword oranetKeyword contained OBJECT
syntax keyword oranetKeyword contained OCI_AUDIENCE
syntax keyword oranetKeyword contained OCI_CLIENT_ID
syntax keyword oranetKeyword contained OCI_COMPARTMENT
syntax keyword oranetKeyword contained OCI_CONFIG_FILE
syntax keyword oranetKeyword contained OCI_DATABASE
syntax keyword oranetKeyword contained OCI_IAM_URL
syntax keyword oranetKeyword contained OCI_PROFILE
syntax keyword oranetKeyword contained OCI_SCOPE
syntax keyword oranetKeyword contained OCI_TENANCY
syntax keyword oranetKeyword contained ORACLE_HOME
syntax keyword oranetKeyword contained OUTBOUND_CONNECT_TIMEOUT
syntax keyword oranetKeyword contained PARAMETER_LIST
syntax keyword oranetKeyword contained PASSWORD
syntax keyword oranetKeyword contained PASSWORD_AUTH
syntax keyword oranetKeyword contained PIPE
syntax keyword oranetKeyword contained POOL_BOUNDARY
syntax keyword oranetKeyword contained POOL_CONNECTION_CLASS
syntax keyword oranetKeyword contained POOL_NAME
syntax keyword oranetKeyword contained POOL_PURITY
syntax keyword oranetKeyword contained PORT
syntax keyword oranetKeyword contained PRESENTATION
syntax keyword oranetKeyword contained PRESPAWN_LIST
syntax keyword oranetKeyword contained PRESPAWN_MAX
syntax keyword oranetKeyword contained PROFILE
syntax keyword oranetKeyword contained PROGRAM
syntax keyword oranetKeyword contained PROT
syntax keyword oranetKeyword contained PROTOCOL
syntax keyword oranetKeyword contained PROTOCOL_STACK
syntax keyword oranetKeyword contained QUEUESIZE
syntax keyword oranetKeyword contained RATE_LIMIT
syntax keyword oranetKeyword contained RDB_DATABASE
syntax keyword oranetKeyword contained RECV_BUF_SIZE
syntax keyword oranetKeyword contained RECV_TIMEOUT
syntax keyword oranetKeyword contained REDIRECT_URI
syntax keyword oranetKeyword contained REGION
syntax keyword oranetKeyword contained REGISTRATION_EXCLUDED_NODES
syntax keyword oranetKeyword contained REGISTRATION_INVITED_NODES
syntax keyword oranetKeyword contained REMOTE_ADMIN
syntax keyword oranetKeyword contained REST_ADDRESS
syntax keyword oranetKeyword contained RETRIES
syntax keyword oranetKeyword contained RETRY_COUNT
syntax keyword oranetKeyword contained RETRY_DELAY
syntax keyword oranetKeyword contained RULE
syntax keyword oranetKeyword contained RULE_GROUP
syntax keyword oranetKeyword contained RULE_LIST
syntax keyword oranetKeyword contained SDU
syntax keyword oranetKeyword contained SECURITY
syntax keyword oranetKeyword contained SEND_BUF_SIZE
syntax keyword oranetKeyword contained SEND_TIMEOUT
syntax keyword oranetKeyword contained SERVER
syntax keyword oranetKeyword contained SERVER_WAIT_TIMEOUT
syntax keyword oranetKeyword contained SERVICE
syntax keyword oranetKeyword contained SERVICE_AFFINITY
syntax keyword oranetKeyword contained SERVICE_NAME
syntax keyword oranetKeyword contained SERVICE_RATE
syntax keyword oranetKeyword contained SERVICE_TAG
syntax keyword oranetKeyword contained SESSION_TIMEOUT
syntax keyword oranetKeyword contained SHARDING_KEY
syntax keyword oranetKeyword contained SHARDING_KEY_ID
syntax keyword oranetKeyword contained SID
syntax keyword oranetKeyword contained SID_DESC
syntax keyword oranetKeyword contained SID_LIST
syntax keyword oranetKeyword contained SID_NAME
syntax keyword oranetKeyword contained SOURCE
syntax keyword oranetKeyword contained SOURCE_ROUTE
syntax keyword oranetKeyword contained SRC
syntax keyword oranetKeyword contained SRV
syntax keyword oranetKeyword contained SSL_ALLOW_WEAK_DN_MATCH
syntax keyword oranetKeyword contained SSL_CERTIFICATE_ALIAS
syntax keyword oranetKeyword contained SSL_CERTIFICATE_THUMBPRINT
syntax keyword oranetKeyword contained SSL_CIPHER_SUITES
syntax keyword oranetKeyword contained SSL_CLIENT_AUTHENTICATION
syntax keyword oranetKeyword contained SSL_EXTENDED_KEY_USAGE
syntax keyword oranetKeyword contained SSL_SERVER_CERT_DN
syntax keyword oranetKeyword contained SSL_SERVER_DN_MATCH
syntax keyword oranetKeyword contained SSL_VERSION
syntax keyword oranetKeyword contained SUPER_SHARDING_KEY
syntax keyword oranetKeyword contained TDM
syntax keyword oranetKeyword contained TDM_BIND_THREAD
syntax keyword oranetKeyword contained TDM_DATATYPE_CHECK
syntax keyword oranetKeyword contained TDM_PERPDB_PRCP_CONNFACTOR
syntax keyword oranetKeyword contained TDM_PRCP_MAX_CALL_WAIT_TIME
syntax keyword oranetKeyword contained TDM_PRCP_MAX_TXN_CALL_WAIT_TIME
syntax keyword oranetKeyword contained TDM_SHARED_THREADS_MAX
syntax keyword oranetKeyword contained TDM_SHARED_THREADS_MIN
syntax keyword oranetKeyword contained TDM_STATS_FREQUENCY
syntax keyword oranetKeyword contained TDM_THREADING_MODE
syntax keyword oranetKeyword contained TDU
syntax keyword oranetKeyword contained TENANT_ID
syntax keyword oranetKeyword contained TLS_ALLOW_WEAK_DN_MATCH
syntax keyword oranetKeyword contained TLS_CERTIFICATE_ALIAS
syntax keyword oranetKeyword contained TLS_CERTIFICATE_THUMBPRINT
syntax keyword oranetKeyword contained TLS_CIPHER_SUITES
syntax keyword oranetKeyword contained TLS_CLIENT_AUTHENTICATION
syntax keyword oranetKeyword contained TLS_EXTENDED_KEY_USAGE
syntax keyword oranetKeyword contained TLS_SERVER_CERT_DN
syntax keyword oranetKeyword contained TLS_SERVER_DN_MATCH
syntax keyword oranetKeyword contained TLS_VERSION
syntax keyword oranetKeyword contained TOKEN_AUTH
syntax keyword oranetKeyword contained TOKEN_LOCATION
syntax keyword oranetKeyword contained TRACE_DIRECTORY
syntax keyword oranetKeyword contained TRACE_FILELEN
syntax keyword oranetKeyword contained TRACE_FILENO
syntax keyword oranetKeyword contained TRACE_LEVEL
syntax keyword oranetKeyword contained TRACE_TIMESTAMP
syntax keyword oranetKeyword contained TRANSACTION
syntax keyword oranetKeyword contained TRANSPORT_CONNECT_TIMEOUT
syntax keyword oranetKeyword contained TUNNELING
syntax keyword oranetKeyword contained TUNNEL_ADDRESS
syntax keyword oranetKeyword contained TUNNEL_CONFIG
syntax keyword oranetKeyword contained TUNNEL_PROBE_INTERVAL
syntax keyword oranetKeyword contained TUNNEL_SERVICE_NAME
syntax keyword oranetKeyword contained TYPE
syntax keyword oranetKeyword contained TYPE_OF_SERVICE
syntax keyword oranetKeyword contained UR
syntax keyword oranetKeyword contained USER
syntax keyword oranetKeyword contained USETCPFASTOPEN
syntax keyword oranetKeyword contained USE_SERVICE_AS_TNSNAMES_ALIAS
syntax keyword oranetKeyword contained USE_SID_AS_SERVICE
syntax keyword oranetKeyword contained USE_SNI
syntax keyword oranetKeyword contained USE_TCP_FAST_OPEN
syntax keyword oranetKeyword contained VALID_NODE_CHECKING_REGISTRATION
syntax keyword oranetKeyword contained WALLET_LOCATION
syntax keyword oranetKeyword contained WEBSOCKET_URI
syntax keyword oranetKeyword contained WEBSOCK_URI
syntax keyword oranetValue 12A
syntax keyword oranetValue 3DES112
syntax keyword oranetValue 3DES168
syntax keyword oranetValue A
syntax keyword oranetValue ACCEPT
syntax keyword oranetValue ACCEPTED
syntax keyword oranetValue AD
syntax keyword oranetValue ADMIN
syntax keyword oranetValue AES128
syntax keyword oranetValue AES192
syntax keyword oranetValue AES256
syntax keyword oranetValue ALERT
syntax keyword oranetValue ALL
syntax keyword oranetValue ARIA128
syntax keyword oranetValue ARIA192
syntax keyword oranetValue ARIA256
syntax keyword oranetValue AZURE_DEFAULT
syntax keyword oranetValue AZURE_DEVICE_CODE
syntax keyword oranetValue AZURE_INTERACTIVE
syntax keyword oranetValue AZURE_MANAGED_IDENTITY
syntax keyword oranetValue AZURE_SERVICE_PRINCIPAL
syntax keyword oranetValue AZURE_TOKEN
syntax keyword oranetValue BASIC
syntax keyword oranetValue BEQ
syntax keyword oranetValue BROKEN
syntax keyword oranetValue CDS
syntax keyword oranetValue CMD_PROC
syntax keyword oranetValue CONN_HDLG
syntax keyword oranetValue CYBERSAFE
syntax keyword oranetValue DCE
syntax keyword oranetValue DCEGSSAPI
syntax keyword oranetValue DECNET
syntax keyword oranetValue DEDICATED
syntax keyword oranetValue DES
syntax keyword oranetValue DES40
syntax keyword oranetValue DISABLED
syntax keyword oranetValue DROP
syntax keyword oranetValue EC
syntax keyword oranetValue ENTR
syntax keyword oranetValue EXADIRECT
syntax keyword oranetValue EZCONNECT
syntax keyword oranetValue FILE
syntax keyword oranetValue FIRST
syntax keyword oranetValue GOST256
syntax keyword oranetValue HIGH
syntax keyword oranetValue HOSTNAME
syntax keyword oranetValue HSM
syntax keyword oranetValue HYBRID
syntax keyword oranetValue IDENTIX
syntax keyword oranetValue INIT_AND_TERM
syntax keyword oranetValue IPC
syntax keyword oranetValue KERBEROS
syntax keyword oranetValue KERBEROS5
syntax keyword oranetValue KERBEROS5PRE
syntax keyword oranetValue LDAP
syntax keyword oranetValue LDAPS_SIMPLE_AUTH
syntax keyword oranetValue LOW
syntax keyword oranetValue LU62
syntax keyword oranetValue MCS
syntax keyword oranetValue MD5
syntax keyword oranetValue MEMORY_OPS
syntax keyword oranetValue ML-KEM
syntax keyword oranetValue NDS
syntax keyword oranetValue NEW
syntax keyword oranetValue NIS
syntax keyword oranetValue NMP
syntax keyword oranetValue NONE
syntax keyword oranetValue NOVELL
syntax keyword oranetValue NTS
syntax keyword oranetValue OAUTH
syntax keyword oranetValue OCI_API_KEY
syntax keyword oranetValue OCI_DEFAULT
syntax keyword oranetValue OCI_DELEGATION_TOKEN
syntax keyword oranetValue OCI_INSTANCE_PRINCIPAL
syntax keyword oranetValue OCI_INTERACTIVE
syntax keyword oranetValue OCI_RESOURCE_PRINCIPAL
syntax keyword oranetValue OCI_TOKEN
syntax keyword oranetValue OID
syntax keyword oranetValue OK
syntax keyword oranetValue OKV
syntax keyword oranetValue ONAMES
syntax keyword oranetValue OPTIONAL
syntax keyword oranetValue OSESSO
syntax keyword oranetValue OS_MEMORY
syntax keyword oranetValue PASSWORD_VERIFIER
syntax keyword oranetValue POOLED
syntax keyword oranetValue PRECONNECT
syntax keyword oranetValue PROC_MGMT
syntax keyword oranetValue RADIUS
syntax keyword oranetValue RC4_128
syntax keyword oranetValue RC4_256
syntax keyword oranetValue RC4_40
syntax keyword oranetValue RC4_56
syntax keyword oranetValue REG
syntax keyword oranetValue REG_AND_LOAD
syntax keyword oranetValue REJECT
syntax keyword oranetValue REJECTED
syntax keyword oranetValue RELAY
syntax keyword oranetValue REQUESTED
syntax keyword oranetValue REQUIRED
syntax keyword oranetValue SDP
syntax keyword oranetValue SECURID
syntax keyword oranetValue SEED128
syntax keyword oranetValue SELECT
syntax keyword oranetValue SELF
syntax keyword oranetValue SESSION
syntax keyword oranetValue SHA1
syntax keyword oranetValue SHA256
syntax keyword oranetValue SHA384
syntax keyword oranetValue SHA512
syntax keyword oranetValue SHARED
syntax keyword oranetValue SPX
syntax keyword oranetValue SSL_DH_ANON_WITH_3DES_EDE_CBC_SHA
syntax keyword oranetValue SSL_DH_ANON_WITH_DES_CBC_SHA
syntax keyword oranetValue SSL_DH_ANON_WITH_RC4_128_MD5
syntax keyword oranetValue SSL_RSA_EXPORT_WITH_DES40_CBC_SHA
syntax keyword oranetValue SSL_RSA_EXPORT_WITH_RC4_40_MD5
syntax keyword oranetValue SSL_RSA_WITH_3DES_EDE_CBC_SHA
syntax keyword oranetValue SSL_RSA_WITH_AES_128_CBC_SHA
syntax keyword oranetValue SSL_RSA_WITH_AES_128_CBC_SHA256
syntax keyword oranetValue SSL_RSA_WITH_AES_128_GCM_SHA256
syntax keyword oranetValue SSL_RSA_WITH_AES_256_CBC_SHA
syntax keyword oranetValue SSL_RSA_WITH_AES_256_CBC_SHA256
syntax keyword oranetValue SSL_RSA_WITH_AES_256_GCM_SHA384
syntax keyword oranetValue SSL_RSA_WITH_DES_CBC_SHA
syntax keyword oranetValue SSL_RSA_WITH_RC4_128_MD5
syntax keyword oranetValue SSL_RSA_WITH_RC4_128_SHA
syntax keyword oranetValue STATEMENT
syntax keyword oranetValue SUBNET
syntax keyword oranetValue SUPPORT
syntax keyword oranetValue TCP
syntax keyword oranetValue TCPS
syntax keyword oranetValue TIMER
syntax keyword oranetValue TLS
syntax keyword oranetValue TLSV1.2
syntax keyword oranetValue TLSV1.3
syntax keyword oranetValue TLS_AES_128_CCM_SHA256
syntax keyword oranetValue TLS_AES_128_GCM_SHA256
syntax keyword oranetValue TLS_AES_256_GCM_SHA384
syntax keyword oranetValue TLS_CHACHA20_POLY1305_SHA256
syntax keyword oranetValue TLS_DHE_RSA_WITH_AES_128_GCM_SHA256
syntax keyword oranetValue TLS_DHE_RSA_WITH_AES_256_GCM_SHA384
syntax keyword oranetValue TLS_DH_ANON_WITH_3DES_EDE_CBC_SHA
syntax keyword oranetValue TLS_DH_ANON_WITH_RC4_128_MD5
syntax keyword oranetValue TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA
syntax keyword oranetValue TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256
syntax keyword oranetValue TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256
syntax keyword oranetValue TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA
syntax keyword oranetValue TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA384
syntax keyword oranetValue TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384
syntax keyword oranetValue TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256
syntax keyword oranetValue TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256
syntax keyword oranetValue TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384
syntax keyword oranetValue TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384
syntax keyword oranetValue TLS_RSA_WITH_3DES_EDE_CBC_SHA
syntax keyword oranetValue TLS_RSA_WITH_AES_128_CBC_SHA
syntax keyword oranetValue TLS_RSA_WITH_AES_128_CBC_SHA256
syntax keyword oranetValue TLS_RSA_WITH_AES_128_GCM_SHA256
syntax keyword oranetValue TLS_RSA_WITH_AES_256_CBC_SHA
syntax keyword oranetValue TLS_RSA_WITH_AES_256_CBC_SHA256
syntax keyword oranetValue TLS_RSA_WITH_AES_256_GCM_SHA384
syntax keyword oranetValue TNSNAMES
syntax keyword oranetValue TOKENAUTH
syntax keyword oranetValue UDP
syntax keyword oranetValue UNDETERMINED
syntax keyword oranetValue V4_ONLY
syntax keyword oranetValue V6_ONLY
syntax keyword oranetValue VI
syntax keyword oranetValue WAKE_UP
syntax keyword oranetValue WS
syntax keyword oranetValue WSS
syntax keyword oranetBoolean FALSE
syntax keyword oranetBoolean NO
syntax keyword oranetBoolean OFF
syntax keyword oranetBoolean ON
syntax keyword oranetBoolean TRUE
syntax keyword oranetBoolean YES
syntax match oranetSuffixed "\<ADMIN_RESTRICTIONS_\S\+" contained
syntax match oranetSuffixed "\<ADR_BASE_\S\+" contained
syntax match oranetSuffixed "\<ALLOW_MULTIPLE_REDIRECTS_\S\+" contained
syntax match oranetSuffixed "\<CONNECTION_RATE_\S\+" contained
syntax match oranetSuffixed "\<CONNECT_TIMEOUT_\S\+" contained
syntax match oranetSuffixed "\<CRS_NOTIFICATION_\S\+" contained
syntax match oranetSuffixed "\<DEDICATED_THROUGH_BROKER_\S\+" contained
syntax match oranetSuffixed "\<DEFAULT_SERVICE_\S\+" contained
syntax match oranetSuffixed "\<DIAG_ADR_ENABLED_\S\+" contained
syntax match oranetSuffixed "\<DYNAMIC_REGISTRATION_\S\+" contained
syntax match oranetSuffixed "\<ENABLE_EXADIRECT_\S\+" contained
syntax match oranetSuffixed "\<ENABLE_GLOBAL_DYNAMIC_ENDPOINT_\S\+" contained
syntax match oranetSuffixed "\<INBOUND_CONNECT_TIMEOUT_\S\+" contained
syntax match oranetSuffixed "\<LOCAL_REGISTRATION_ADDRESS_\S\+" contained
syntax match oranetSuffixed "\<LOGGING_\S\+" contained
syntax match oranetSuffixed "\<LOG_DIRECTORY_\S\+" contained
syntax match oranetSuffixed "\<LOG_FILE_\S\+" contained
syntax match oranetSuffixed "\<LOG_FILE_NUM_\S\+" contained
syntax match oranetSuffixed "\<LOG_FILE_SIZE_\S\+" contained
syntax match oranetSuffixed "\<MAX_ALL_CONNECTIONS_\S\+" contained
syntax match oranetSuffixed "\<MAX_REG_CONNECTIONS_\S\+" contained
syntax match oranetSuffixed "\<PASSWORD_\S\+" contained
syntax match oranetSuffixed "\<PASSWORDS_\S\+" contained
syntax match oranetSuffixed "\<REGISTRATION_EXCLUDED_NODES_\S\+" contained
syntax match oranetSuffixed "\<REGISTRATION_INVITED_NODES_\S\+" contained
syntax match oranetSuffixed "\<REMOTE_REGISTRATION_ADDRESS_\S\+" contained
syntax match oranetSuffixed "\<SAVE_CONFIG_ON_STOP_\S\+" contained
syntax match oranetSuffixed "\<SECURE_CONTROL_\S\+" contained
syntax match oranetSuffixed "\<SECURE_PROTOCOL_\S\+" contained
syntax match oranetSuffixed "\<SECURE_REGISTER_\S\+" contained
syntax match oranetSuffixed "\<SERVICE_RATE_\S\+" contained
syntax match oranetSuffixed "\<SID_LIST_\S\+" contained
syntax match oranetSuffixed "\<STARTUP_WAITTIME_\S\+" contained
syntax match oranetSuffixed "\<STARTUP_WAIT_TIME_\S\+" contained
syntax match oranetSuffixed "\<SUBSCRIBE_FOR_NODE_DOWN_EVENT_\S\+" contained
syntax match oranetSuffixed "\<TRACE_DIRECTORY_\S\+" contained
syntax match oranetSuffixed "\<TRACE_FILE_\S\+" contained
syntax match oranetSuffixed "\<TRACE_FILEAGE_\S\+" contained
syntax match oranetSuffixed "\<TRACE_FILELEN_\S\+" contained
syntax match oranetSuffixed "\<TRACE_FILENO_\S\+" contained
syntax match oranetSuffixed "\<TRACE_LEVEL_\S\+" contained
syntax match oranetSuffixed "\<TRACE_TIMESTAMP_\S\+" contained
syntax match oranetSuffixed "\<USE_PLUG_AND_PLAY_\S\+" contained
syntax match oranetSuffixed "\<USE_SID_AS_SERVICE_\S\+" contained
syntax match oranetSuffixed "\<VALID_NODE_CHECKING_REGISTRATION_\S\+" contained

highlight default link oranetComment Comment
highlight default link oranetTodo Todo
highlight default link oranetName Identifier
highlight default link oranetTop Keyword
highlight default link oranetSuffixed Keyword
highlight default link oranetKeyword Keyword
highlight default link oranetValue Constant
highlight default link oranetBoolean Boolean
highlight default link oranetNumber Number
highlight default link oranetString String
highlight default link oranetOperator Operator
highlight default link oranetBracket Delimiter

let b:current_syntax = "oranet"
