package assets

import _ "embed" // the outlines are part of the program

// OutlineAttribution is the line that Natural Earth, whose outlines are in the public domain, asks to see beside a map.
const OutlineAttribution = "Made with Natural Earth"

//go:embed outlines/ne_10m_admin1_syria_simplified.geojson
var outlineSyria []byte

//go:embed outlines/ne_10m_admin0_syria_neighbours.geojson
var outlineNeighbours []byte

// OutlineSyria gives the outlines of Syria's governorates and of the UN zone on the Golan as GeoJSON (WGS 84), simplified. Each feature's
// iso_3166_2 is the code of an area of the syria-2016 template, but for the UN zone. The slice is not to be changed.
func OutlineSyria() []byte { return outlineSyria }

// OutlineNeighbours gives the outlines of Syria and the countries around it as GeoJSON (WGS 84). The slice is not to be changed.
func OutlineNeighbours() []byte { return outlineNeighbours }
