const path = require("path");
const readline = require("readline");

const lib = path.join(process.cwd(), "node_modules/oracledb/lib");
const { createNode } = require(path.join(lib, "thin/sqlnet/connStrategy.js"));
const { NLParamParser, tnsnamesFilePath } = require(path.join(lib, "thin/sqlnet/paramParser.js"));
const { resolveConnectStr } = require(path.join(lib, "impl/parserHelpers.js"));
const SessionAtts = require(path.join(lib, "thin/sqlnet/sessionAtts.js"));
const nodes = require(path.join(lib, "thin/sqlnet/navNodes.js"));
const constants = require(path.join(lib, "thin/sqlnet/constants.js"));

// What it has read is all that is asked for; the walk over it would look up the hosts.
for (const name of ["NavAddress", "NavAddressList", "NavDescription", "NavDescriptionList"]) {
  nodes[name].prototype.navigate = async function (strategy) {
    strategy.node = this;
  };
}
// Of CONNECT_DATA it keeps the text only.
const init = nodes.NavDescription.prototype.initFromNVPair;
nodes.NavDescription.prototype.initFromNVPair = function (pair) {
  init.call(this, pair);
  this.connectPair = named(pair, "CONNECT_DATA").at(-1);
};

function named(pair, name) {
  return (pair?.list ?? []).filter((child) => child.name.toUpperCase() === name);
}

function flags(node) {
  const { loadBalance, failover, sourceRoute } = node;
  return { load_balance: loadBalance, failover, source_route: sourceRoute };
}

function address(node) {
  return {
    protocol: (node.prot ?? "").toLowerCase(),
    host: node.host ?? null,
    port: node.port ?? null,
    https_proxy: node.httpsProxy ?? null,
    https_proxy_port: node.httpsProxyPort ?? null,
  };
}

// Lists in the order of the text; addresses beside them are lists of their own.
function lists(node) {
  const found = [];
  let beside = null;
  for (const child of node.children) {
    if (child instanceof nodes.NavAddress) {
      if (beside === null) found.push((beside = { navigation: flags(node), addresses: [] }));
      beside.addresses.push(address(child));
    } else {
      beside = null;
      found.push(...lists(child));
    }
  }
  // A list of lists has flags of its own.
  if (node instanceof nodes.NavAddressList && !node.children.some((child) => child instanceof nodes.NavAddress)) {
    found.unshift({ navigation: flags(node), addresses: [] });
  }
  return found;
}

// It sends all of it; where it asks itself, as for its errors, the first of a name counts.
function target(pair) {
  // Of a list with a bare word it sends the names only.
  const sent = pair?.valueToString().startsWith("(") ? pair : null;
  const text = (name) => named(sent, name)[0]?.valueToString() ?? null;
  return {
    service_name: text("SERVICE_NAME"),
    sid: text("SID"),
    instance_name: text("INSTANCE_NAME"),
    server: text("SERVER")?.toLowerCase() ?? null,
  };
}

async function description(node) {
  const atts = new SessionAtts("no random number");
  atts.setFrom(node.params);
  await atts.prepare("tcp", {});
  const sdu = atts.sdu ? Math.min(Math.max(atts.sdu, constants.NSPMNSDULN), constants.NSPABSSDULN) : constants.NSPDFSDULN;
  const seconds = (millis) => (millis ? millis / 1000 : null);
  return {
    navigation: flags(node),
    lists: lists(node),
    retry_count: /^\d+$/.test(node.retryCount) ? parseInt(node.retryCount) : 0,
    retry_delay: (node.delayInMillis === -1 ? constants.DEFAULT_RETRY_DELAY : node.delayInMillis) / 1000,
    sdu,
    transport_connect_timeout: seconds(atts.transportConnectTimeout),
    connect_timeout: seconds(atts.connectTimeout),
    expire_time: (atts.nt.expireTime ?? 0) / 60000,
    use_sni: atts.nt.useSNI,
    target: target(node.connectPair),
    security: {
      dn_match: atts.nt.sslServerDNMatch,
      cert_dn: atts.nt.sslServerCertDN ?? null,
      wallet: node.params.walletLocation ?? null,
    },
  };
}

async function reading(node) {
  if (node instanceof nodes.NavDescriptionList) {
    return { navigation: flags(node), descriptions: await Promise.all(node.children.map(description)) };
  }
  if (node instanceof nodes.NavDescription) {
    return { descriptions: [await description(node)] };
  }
  // An address or a list of them without a description.
  const one = node instanceof nodes.NavAddress ? [{ navigation: {}, addresses: [address(node)] }] : lists(node);
  return { descriptions: [{ lists: one }] };
}

async function outcome(what) {
  try {
    return { ok: await what() };
  } catch (error) {
    return { error: error.message || error.name };
  }
}

async function read(text, folder) {
  const strategy = await createNode(await resolveConnectStr(text, folder), {});
  return await reading(strategy.node);
}

async function names(folder) {
  return [...(await new NLParamParser().initializeNlpa(tnsnamesFilePath(folder))).keys()];
}

async function answer({ working, folder, input, names: wanted }) {
  process.chdir(working);
  const said = {};
  if (input !== null) said.read = await outcome(() => read(input, folder ?? undefined));
  if (wanted) said.names = await outcome(() => names(folder ?? undefined));
  return said;
}

// Half a surrogate pair is no text.
function whole(_, value) {
  return typeof value === "string" ? value.toWellFormed() : value;
}

async function main() {
  for await (const line of readline.createInterface({ input: process.stdin })) {
    console.log(JSON.stringify({ ok: await answer(JSON.parse(line)) }, whole));
  }
}

main();
