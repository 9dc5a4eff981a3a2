/** GeoReport v2 as its documents have it (wiki.open311.org/GeoReport_v2); names are the specification's. */
export type Service = {
  service_code: string;
  service_name: string;
  description: string | null;
  /** Whether a definition with further fields is to be read first. */
  metadata: boolean;
  type: "realtime" | "batch" | "blackbox";
  /** Divided by commas. */
  keywords: string | null;
  group: string | null;
};

export const DATATYPES = ["string", "number", "datetime", "text", "singlevaluelist", "multivaluelist"] as const;

export type Attribute = {
  /** Whether something is to be filled in, or only to be read. */
  variable: boolean;
  code: string;
  datatype: (typeof DATATYPES)[number];
  required: boolean;
  datatype_description: string | null;
  order: number | null;
  description: string | null;
  values: { key: string; name: string }[];
};

export type ServiceDefinition = { service_code: string; attributes: Attribute[] };

export type ServiceRequest = {
  service_request_id: string;
  status: "open" | "closed";
  status_notes: string | null;
  service_name: string;
  service_code: string;
  description: string | null;
  agency_responsible: string | null;
  service_notice: string | null;
  requested_datetime: string;
  updated_datetime: string;
  expected_datetime: string | null;
  address: string | null;
  address_id: string | null;
  zipcode: string | null;
  lat: number | null;
  long: number | null;
  media_url: string | null;
};

/**
 * Something that happened to a request: mySociety's extension of GeoReport
 * (github.com/mysociety/fixmystreet/wiki/Open311-FMS---Proposed-differences-to-Open311).
 */
export type ServiceRequestUpdate = {
  update_id: string;
  service_request_id: string;
  /** After the update. */
  status: "open" | "closed";
  updated_datetime: string;
  description: string | null;
  media_url: string | null;
};

/** What a sender is told: its number; ours is always there at once, so we give no token. */
export type Receipt = { service_request_id: string; service_notice: string | null; account_id: string | null };

export type Fault = { code: number; description: string };

export const SPECIFICATION = "http://wiki.open311.org/GeoReport_v2";
